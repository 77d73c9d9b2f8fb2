package dev.parley.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a class and its superclasses: those that are state, and those that forbid it to be
/// state.
///
/// Immutable.
record Fields(List<Slot> slots, List<Field> captured, @Nullable String trouble) {

  /// Collects the fields of a class and its superclasses.
  ///
  /// @param upTo the superclass to stop before; `Object` for all
  static Fields of(Class<?> type, Class<?> upTo) {
    var slots = new ArrayList<Slot>();
    var captured = new ArrayList<Field>();
    var names = new HashSet<String>();
    String trouble = null;
    for (var c = type; c != null && c != upTo && c != Object.class && c != Record.class; ) {
      if (Refusal.isOfTheJdk(c)) {
        trouble = isClosed(c) ? closed(type, c) : trouble;
      } else {
        for (var field : inOrder(c)) {
          if (!field.trySetAccessible()) {
            trouble = notOpen(c);
          } else if (field.isSynthetic()) {
            captured.add(field);
          } else {
            var name = field.getName();
            slots.add(new Slot(names.add(name) ? name : c.getName() + "#" + name, field));
          }
        }
      }
      c = c.getSuperclass();
    }
    return new Fields(List.copyOf(slots), List.copyOf(captured), trouble);
  }

  /// The components of a record in their order, which its constructor has too.
  private static List<Field> inOrder(Class<?> type) {
    var fields = new ArrayList<Field>();
    if (type.isRecord()) {
      for (var component : type.getRecordComponents()) {
        try {
          fields.add(type.getDeclaredField(component.getName()));
        } catch (NoSuchFieldException e) {
          throw new IllegalStateException(component + " has no field", e);
        }
      }
      return fields;
    }
    for (var field : type.getDeclaredFields()) {
      if (isState(field)) {
        fields.add(field);
      }
    }
    return fields;
  }

  static boolean isState(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
  }

  /// {@return whether a class of the JDK keeps something of its own, which nobody may read}
  private static boolean isClosed(Class<?> type) {
    boolean holds =
        !Modifier.isAbstract(type.getModifiers())
            && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type));
    for (var field : type.getDeclaredFields()) {
      holds |= isState(field);
    }
    return holds;
  }

  private static String closed(Class<?> type, Class<?> parent) {
    return type.getName()
        + " can't be written, since the fields of its superclass "
        + parent.getName()
        + " are closed; keep one in a field in place of extending it";
  }

  private static String notOpen(Class<?> type) {
    return type.getName()
        + " can't be written: open its package "
        + type.getPackageName()
        + " in the module-info of "
        + type.getModule().getName();
  }
}
