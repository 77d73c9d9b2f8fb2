package dev.parley;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The service could not start; the message says why in one sentence, such as the address that is
/// in use.
public final class StartException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
