package dev.parley.event;

import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Names a free attribute of an event or a client, and says what type its values have. Two keys of
/// the same name and type are the same key.
///
/// Immutable.
public final class Key<T> {
  private final String name;
  private final Class<T> type;

  private Key(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /// Makes a key; a primitive type stands for its wrapper.
  ///
  /// @throws IllegalArgumentException if the name is blank
  public static <T> Key<T> of(String name, Class<T> type) {
    Objects.requireNonNull(type, "type");
    if (name.isBlank()) {
      throw new IllegalArgumentException("key name: \"" + name + "\" (expected a word)");
    }
    @SuppressWarnings("unchecked")
    Class<T> boxed = (Class<T>) MethodType.methodType(type).wrap().returnType();
    return new Key<>(name, boxed);
  }

  /// {@return the name, for people and for what is stored}
  public String name() {
    return name;
  }

  /// {@return the type of the values}
  public Class<T> type() {
    return type;
  }

  /// {@return the value, checked}
  ///
  /// @throws ClassCastException if it is of another type than this key's
  public T check(T value) {
    Objects.requireNonNull(value, name);
    if (!type.isInstance(value)) {
      throw new ClassCastException(
          "%s: a %s (expected a %s)".formatted(name, value.getClass().getName(), type.getName()));
    }
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key<?> key && name.equals(key.name) && type == key.type;
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + type.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
