package dev.parley.strand;

import java.io.Serial;

/// The service is stopping: nobody is going to answer any more. Code that catches it may still save
/// and write, but another wait for input or time throws again, and the third such throw ends the
/// task.
public final class StoppingException extends WaitException {
  @Serial private static final long serialVersionUID = 1L;

  /// With a message that says what was waited for.
  public StoppingException(String message) {
    super(message);
  }
}
