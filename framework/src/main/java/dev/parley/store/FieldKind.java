package dev.parley.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a field that is asked for looks like in a document.
///
/// Immutable.
enum FieldKind {
  TEXT,
  NUMBER,
  TRUTH;

  private static final Set<Class<?>> NUMBERS =
      Set.of(
          byte.class,
          short.class,
          int.class,
          long.class,
          float.class,
          double.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class);

  private static final Set<Class<?>> TEXTS =
      Set.of(String.class, Instant.class, LocalDate.class, Ref.class);

  /// {@return how values of a type are written; null if the database can't compare them}
  ///
  /// @param isStored whether it is the class of a store
  static @Nullable FieldKind of(Class<?> type, boolean isStored) {
    if (NUMBERS.contains(type)) {
      return NUMBER;
    }
    if (type == boolean.class || type == Boolean.class) {
      return TRUTH;
    }
    return TEXTS.contains(type) || type.isEnum() || isStored ? TEXT : null;
  }
}
