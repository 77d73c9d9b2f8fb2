package dev.parley.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of the JDK that need no declaring, besides those that have a tag of their own.
///
/// Immutable.
final class BuiltIns {
  private static final BuiltIn[] BY_TAG = new BuiltIn[Tags.FIRST_CLASS];
  private static final Map<Class<?>, BuiltIn> BY_CLASS = new HashMap<>();

  static {
    ArrayForms.addTo(BuiltIns::add);
    CollectionForms.addTo(BuiltIns::add);
    MapForms.addTo(BuiltIns::add);
    HolderForms.addTo(BuiltIns::add);
    LeafForms.addTo(BuiltIns::add);
  }

  private BuiltIns() {}

  /// Takes a form, and the classes that are written by it.
  interface Sink {
    void add(BuiltIn form, Class<?>... types);
  }

  private static void add(BuiltIn form, Class<?>... types) {
    if (BY_TAG[form.tag()] != null) {
      throw new IllegalStateException("tag " + form.tag() + " is given twice");
    }
    BY_TAG[form.tag()] = form;
    for (var type : types) {
      BY_CLASS.putIfAbsent(type, form);
    }
  }

  static @Nullable BuiltIn byTag(int tag) {
    return BY_TAG[tag];
  }

  /// {@return the form of a class of the JDK; of an array of objects, that of all of them}
  static @Nullable BuiltIn of(Class<?> type) {
    var form = BY_CLASS.get(type);
    return form == null && type.isArray() ? BY_CLASS.get(Object[].class) : form;
  }
}
