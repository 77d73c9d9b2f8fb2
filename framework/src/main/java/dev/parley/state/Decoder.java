package dev.parley.state;

import org.jspecify.annotations.Nullable;

/// How the inside of a value is read.
///
/// Thread-safe.
interface Decoder {
  /// Reads up to the reader's limit, or less.
  ///
  /// @return the value, [Missing#DROPPED] after a warning, or [Missing#EMPTY]
  @Nullable Object read(StateReader in);
}
