package dev.parley.event;

import java.io.Serial;

/// Carries a checked exception of a handler to whoever triggered, where failures propagate.
public final class HandlerException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  HandlerException(String message, Throwable cause) {
    super(message, cause);
  }
}
