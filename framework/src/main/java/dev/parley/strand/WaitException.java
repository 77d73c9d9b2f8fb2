package dev.parley.strand;

import java.io.Serial;

/// A wait that ended without what it waited for. Code that talks to somebody seldom needs to catch
/// it: an event whose own client has left ends quietly.
public abstract class WaitException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// With a message that says what was waited for.
  protected WaitException(String message) {
    super(message);
  }
}
