package dev.parley.state;

import java.lang.reflect.Modifier;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// All classes that may be written or read, by class and by name.
///
/// No class is ever loaded by a name: a name of a blob is looked up among these, and so the class
/// has the loader it was declared with.
///
/// Thread-safe.
final class Vocabulary {
  // Changed under the lock of this object, read by all.
  private final Map<Class<?>, ClassForm> forms = new ConcurrentHashMap<>();
  private final Map<Class<?>, ClassForm> types = new ConcurrentHashMap<>();
  private final Set<Class<?>> declared = ConcurrentHashMap.newKeySet();
  private final Map<String, Class<?>> names = new ConcurrentHashMap<>();
  private final Map<String, Class<?>> earlierNames = new ConcurrentHashMap<>();
  private final Map<FieldsOf, ObjectForm> fields = new ConcurrentHashMap<>();

  /// In the order they were given, since the first that fits counts.
  private volatile Map<Class<?>, ReferenceForm> references = Map.of();

  private record FieldsOf(Class<?> type, Class<?> upTo) {}

  Vocabulary() {
    addAll(Set.of(DayOfWeek.class, Month.class, ChronoUnit.class, TimeUnit.class));
  }

  void declare(Class<?>... types) {
    for (var type : types) {
      check(type);
    }
    addAll(Parts.of(types));
  }

  private static void check(Class<?> type) {
    boolean closed =
        isConcrete(type)
            && Refusal.isOfTheJdk(type)
            && type != Object.class
            && !JdkTypes.isKnown(type);
    if (closed || type.isAnonymousClass() || type.isHidden()) {
      throw new IllegalArgumentException(Refusal.of(type, false));
    }
  }

  private synchronized void addAll(Set<Class<?>> all) {
    for (var type : all) {
      var was = type.getAnnotation(Was.class);
      for (var name : was == null ? new String[0] : was.value()) {
        var other = earlierNames.put(name, type);
        if (other != null && !other.getName().equals(type.getName())) {
          earlierNames.put(name, other);
          throw new IllegalArgumentException(
              "@Was(\"" + name + "\") is on " + other.getName() + " and on " + type.getName());
        }
      }
      names.put(type.getName(), type);
      declared.add(type);
    }
  }

  synchronized void reference(ReferenceForm form) {
    var all = new LinkedHashMap<>(references);
    all.put(form.type(), form);
    references = all;
    forms.keySet().removeIf(form.type()::isAssignableFrom);
  }

  boolean isDeclared(Class<?> type) {
    return JdkTypes.isKnown(type) || declared.contains(type) || referenceOf(type) != null;
  }

  /// {@return all enums that are declared}
  List<Class<?>> enums() {
    return declared.stream().filter(Class::isEnum).toList();
  }

  /// {@return how to write a value, or null if its class is not declared}
  @Nullable Form formOf(Object value) {
    var type = value instanceof Enum<?> e ? e.getDeclaringClass() : value.getClass();
    var form = forms.get(type);
    if (form != null) {
      return form;
    }
    var builtIn = BuiltIns.of(type);
    return builtIn != null ? builtIn : classForm(type);
  }

  private synchronized @Nullable ClassForm classForm(Class<?> type) {
    ClassForm form = forms.get(type);
    if (form == null) {
      form = referenceOf(type);
      if (form == null && declared.contains(type)) {
        form =
            type.isEnum()
                ? new EnumForm(type)
                : isConcrete(type) ? new ObjectForm(type, Object.class) : null;
      }
      if (form != null) {
        forms.put(type, form);
      }
    }
    return form;
  }

  private static boolean isConcrete(Class<?> type) {
    return !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
  }

  private @Nullable ReferenceForm referenceOf(Class<?> type) {
    for (var form : references.values()) {
      if (form.type().isAssignableFrom(type)) {
        return form;
      }
    }
    return null;
  }

  /// {@return the entry of a type as such, or null if nobody could read it}
  @Nullable ClassForm typeForm(Class<?> type) {
    var form = types.get(type);
    if (form == null
        && (JdkTypes.byName(type.getName()) != null
            || declared.contains(type)
            || references.containsKey(type))) {
      form = new TypeForm(type);
      types.put(type, form);
    }
    return form;
  }

  /// {@return the fields of an object that is there already}
  ObjectForm fieldsOf(Class<?> type, Class<?> upTo) {
    return fields.computeIfAbsent(
        new FieldsOf(type, upTo),
        key -> {
          addAll(Parts.inside(type));
          return new ObjectForm(type, upTo);
        });
  }

  /// {@return how to read an entry of a table that has names of fields}
  Decoder object(String name, List<String> fields) {
    var type = byName(name);
    return type != null && classForm(type) instanceof ObjectForm form
        ? new ObjectEntry(form, fields)
        : new Gone(name, fields);
  }

  /// {@return how to read any other entry of a table}
  Decoder named(int kind, String name) {
    Decoder form =
        switch (kind) {
          case Tags.ENUM_ENTRY -> enumForm(name);
          case Tags.REFERENCE_ENTRY -> reference(name);
          case Tags.TYPE_ENTRY -> type(name);
          default -> null;
        };
    return form == null ? new Gone(name, List.of()) : form;
  }

  private @Nullable EnumForm enumForm(String name) {
    var type = byName(name);
    return type != null && classForm(type) instanceof EnumForm form ? form : null;
  }

  private @Nullable ClassForm type(String name) {
    Class<?> type = JdkTypes.byName(name);
    if (type == null) {
      type = byName(name);
    }
    var reference = reference(name);
    return type != null ? typeForm(type) : reference != null ? typeForm(reference.type()) : null;
  }

  private @Nullable ReferenceForm reference(String name) {
    for (var form : references.values()) {
      var was = form.type().getAnnotation(Was.class);
      boolean earlier = was != null && List.of(was.value()).contains(name);
      if (earlier || form.type().getName().equals(name)) {
        return form;
      }
    }
    return null;
  }

  @Nullable Class<?> byName(String name) {
    var type = names.get(name);
    return type != null ? type : earlierNames.get(name);
  }
}
