package dev.parley.state;

import org.jspecify.annotations.Nullable;

/// Stands where a value could not be read.
enum Missing {
  /// The present code has no place for it; the warnings of the reader tell why.
  DROPPED,

  /// It was a reference to something that is gone.
  EMPTY,

  /// The bytes do not have it.
  ABSENT;

  static boolean is(@Nullable Object value) {
    return value instanceof Missing;
  }

  /// {@return the value, or null in its place}
  static @Nullable Object asNull(@Nullable Object value) {
    return is(value) ? null : value;
  }
}
