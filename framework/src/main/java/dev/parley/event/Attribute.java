package dev.parley.event;

import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something that an event class declares about its events, for listeners to match: see
/// [Registration#where]. Declare it as a constant of the class, so that it is also found by its
/// name:
///
/// ```java
/// static final Attribute<String> ROLE = Attribute.of(Login.class, "role", Login::role);
/// ```
///
/// Two attributes of the same class and name are the same attribute.
///
/// Immutable; reading is up to the accessor.
///
/// @param <V> the type of its values
public final class Attribute<V> {
  private final Class<?> owner;
  private final String name;
  private final Class<?> type;
  private final Function<Object, @Nullable V> accessor;

  private Attribute(
      Class<?> owner, String name, Class<?> type, Function<Object, @Nullable V> accessor) {
    this.owner = owner;
    this.name = name;
    this.type = type;
    this.accessor = accessor;
  }

  /// Makes an attribute of all events of a class.
  ///
  /// @param accessor reads it from an event; null means that this event has none, and matches
  ///   nothing
  public static <E, V> Attribute<V> of(
      Class<E> owner, String name, Function<? super E, ? extends @Nullable V> accessor) {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(accessor, "accessor");
    // Sound: an attribute is only read from events of its owner.
    @SuppressWarnings("unchecked")
    var untyped = (Function<Object, @Nullable V>) (Function<?, ?>) accessor;
    return new Attribute<>(owner, name, Object.class, untyped);
  }

  /// Makes an attribute whose values are known to be of a type, a primitive one standing for its
  /// wrapper.
  static Attribute<?> ofType(
      Class<?> owner, String name, Class<?> type, Function<Object, @Nullable Object> accessor) {
    return new Attribute<>(owner, name, MethodType.methodType(type).wrap().returnType(), accessor);
  }

  /// {@return the class whose events have it}
  public Class<?> owner() {
    return owner;
  }

  /// {@return its name}
  public String name() {
    return name;
  }

  /// @throws IllegalArgumentException if it never has such a value
  void requireType(Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s never equals %s (expected a %s)".formatted(this, value, type.getSimpleName()));
    }
  }

  @Nullable V read(Object event) {
    return accessor.apply(event);
  }

  /// {@return the same attribute with its values as text}
  Attribute<String> asText() {
    return new Attribute<>(
        owner,
        name + " as text",
        String.class,
        event -> {
          V value = read(event);
          return value == null ? null : value.toString();
        });
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attribute<?> attribute
        && owner == attribute.owner
        && name.equals(attribute.name);
  }

  @Override
  public int hashCode() {
    return owner.hashCode() * 31 + name.hashCode();
  }

  @Override
  public String toString() {
    return owner.getSimpleName() + "." + name;
  }
}
