package dev.parley.strand;

import java.io.Serial;

/// The time given to a wait was over before its result came.
public class WaitTimeoutException extends WaitException {
  @Serial private static final long serialVersionUID = 1L;

  /// With a message that says what was waited for.
  public WaitTimeoutException(String message) {
    super(message);
  }
}
