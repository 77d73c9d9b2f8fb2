package dev.parley.store;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A field that may be asked for.
///
/// Immutable.
record QueriedField(
    Field field, FieldKind kind, @Nullable StoreBase<?> target, Documents documents) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  /// @throws IllegalArgumentException if the database can't compare what the field holds
  static QueriedField of(Field field, Registered stores, Documents documents) {
    StoreBase<?> target = stores.targetOf(field.getType());
    FieldKind kind = FieldKind.of(field.getType(), target != null);
    if (kind == null || !NAME.matcher(field.getName()).matches()) {
      throw new IllegalArgumentException(
          "%s.%s is marked @Queried (expected a text, number, truth value, enum, Instant, LocalDate or reference, with a name of letters, digits and _)"
              .formatted(field.getDeclaringClass().getName(), field.getName()));
    }
    return new QueriedField(field, kind, target, documents);
  }

  String name() {
    return field.getName();
  }

  /// {@return a value as the database compares it}
  ///
  /// @throws IllegalArgumentException if it is not of the field's type
  Object parameter(Object value) {
    return switch (kind) {
      case NUMBER -> number(require(value instanceof Number, value));
      case TRUTH -> require(value instanceof Boolean, value);
      case TEXT -> text(value);
    };
  }

  private BigDecimal number(Object value) {
    try {
      return new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: %s (expected a finite number)".formatted(name(), value), e);
    }
  }

  private Object text(Object value) {
    Class<?> type = field.getType();
    boolean isReference = target != null || type == Ref.class;
    if (value instanceof Ref<?> ref && isReference) {
      return ref.key();
    }
    if (value instanceof String && isReference) {
      return value;
    }
    if (target != null && target.type().isInstance(value)) {
      return target.keyOf(value);
    }
    return documents.value(require(type.isInstance(value), value)).asString();
  }

  private Object require(boolean fits, Object value) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s: a %s (expected a %s)"
              .formatted(name(), value.getClass().getName(), field.getType().getSimpleName()));
    }
    return value;
  }
}
