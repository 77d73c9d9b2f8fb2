package dev.parley.wire;

import java.io.IOException;

/// The other end of a link has sent what this one can't take.
///
/// Not thread-safe: many threads may use it, one at a time.
final class WireException extends IOException {
  private static final long serialVersionUID = 1L;

  WireException(String message) {
    super(message);
  }

  WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
