package dev.parley.bench.child;

import java.io.Serial;

/// A JVM that a benchmark started ended, was too slow, or gave another answer than it should.
public final class ChildException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// With a message that says which one and what was expected of it.
  public ChildException(String message) {
    super(message);
  }
}
