package dev.parley.asterisk;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A response came, but not as a whole: it was larger than the [Limits] allow, or its list had more
/// events than they allow, or another number than its end mark says.
public final class IncompleteResponseException extends AsteriskException {
  @Serial private static final long serialVersionUID = 1L;

  IncompleteResponseException(
      String message,
      Manager manager,
      @Nullable Action action,
      @Nullable Response response,
      @Nullable Throwable cause) {
    super(message, manager, action, response, cause);
  }
}
