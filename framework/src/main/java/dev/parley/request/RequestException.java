package dev.parley.request;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A request got no answer, or none that makes sense. That it took too long is a
/// [dev.parley.strand.WaitTimeoutException] instead.
public class RequestException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  RequestException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
