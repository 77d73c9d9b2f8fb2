package dev.parley.request;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The connection ended before the answer came, or before the request was sent.
public final class ConnectionLostException extends RequestException {
  @Serial private static final long serialVersionUID = 1L;

  ConnectionLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
