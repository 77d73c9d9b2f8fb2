package dev.parley.state;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A field whose value is state.
///
/// Thread-safe.
final class Slot {
  private final String key;
  private final Field field;
  private final Class<?> boxed;
  private final Set<String> earlierNames;
  private final Set<String> owners;

  Slot(String key, Field field) {
    this.key = key;
    this.field = field;
    boxed = MethodType.methodType(field.getType()).wrap().returnType();
    earlierNames = earlierNames(field.getAnnotation(Was.class));
    owners = earlierNames(field.getDeclaringClass().getAnnotation(Was.class));
  }

  private static Set<String> earlierNames(@Nullable Was was) {
    return was == null ? Set.of() : Set.of(was.value());
  }

  /// {@return the name in a blob: that of the field; if a subclass has one of the same name, the
  /// class, `#` and the name}
  String key() {
    return key;
  }

  /// {@return whether a written name that is not the key means this field nevertheless}
  boolean wasKnownAs(String written) {
    int hash = written.indexOf('#');
    var name = written.substring(hash + 1);
    if (hash < 0) {
      return earlierNames.contains(name);
    }
    return name.equals(field.getName()) || earlierNames.contains(name);
  }

  /// {@return whether a written name means this field in a class with another name}
  boolean wasKnownInOwnerAs(String written) {
    int hash = written.indexOf('#');
    return hash > 0
        && owners.contains(written.substring(0, hash))
        && written.substring(hash + 1).equals(field.getName());
  }

  boolean accepts(@Nullable Object value) {
    if (value == null) {
      return !field.getType().isPrimitive();
    }
    return boxed.isInstance(value)
        && (!(field.getGenericType() instanceof ParameterizedType type)
            || ElementTypes.fit(type, value));
  }

  /// {@return the type for messages}
  String typeName() {
    return field.getGenericType().getTypeName();
  }

  @Nullable Object defaultValue() {
    return field.getType().isPrimitive()
        ? Array.get(Array.newInstance(field.getType(), 1), 0)
        : null;
  }

  @Nullable Object get(Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " was made accessible before", e);
    }
  }

  void set(Object object, @Nullable Object value) {
    try {
      field.set(object, value);
    } catch (IllegalAccessException e) {
      throw new Refused("field " + key + " can't be set: " + e.getClass().getName());
    }
  }
}
