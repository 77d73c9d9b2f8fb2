package dev.parley.bench.load;

import java.io.Serial;

/// The server did not give back what it was sent.
public final class LoadException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// With a message that says which connection, what came and what was expected.
  public LoadException(String message) {
    super(message);
  }
}
