package dev.parley.strand;

import java.io.Serial;

/// The task that waits was cancelled. As with [StoppingException], another wait for input or time
/// throws again, and the third such throw ends the task.
public final class CancelledException extends WaitException {
  @Serial private static final long serialVersionUID = 1L;

  CancelledException(String message) {
    super(message);
  }
}
