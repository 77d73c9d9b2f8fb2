package dev.parley.state;

/// How the values of a class are written and read.
///
/// Thread-safe.
sealed interface Form extends Decoder permits BuiltIn, ClassForm {
  /// Writes the inside of a value, without its tag and length.
  ///
  /// @throws StateException if a part of it can't be written
  void write(StateWriter out, Object value);
}
