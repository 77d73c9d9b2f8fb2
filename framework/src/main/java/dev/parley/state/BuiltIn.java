package dev.parley.state;

import org.jspecify.annotations.Nullable;

/// A form for a type of the JDK, known to all versions by its tag.
///
/// Thread-safe.
record BuiltIn(int tag, Encoder encoder, Decoder decoder) implements Form {
  /// Writes the inside of a value.
  interface Encoder {
    void write(StateWriter out, Object value);
  }

  @Override
  public void write(StateWriter out, Object value) {
    encoder.write(out, value);
  }

  @Override
  public @Nullable Object read(StateReader in) {
    return decoder.read(in);
  }
}
