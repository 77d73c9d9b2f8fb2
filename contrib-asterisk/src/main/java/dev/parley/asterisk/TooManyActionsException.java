package dev.parley.asterisk;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// So many actions wait for their responses that no further one is sent; see [Limits#actions].
public final class TooManyActionsException extends AsteriskException {
  @Serial private static final long serialVersionUID = 1L;

  TooManyActionsException(
      String message,
      Manager manager,
      @Nullable Action action,
      @Nullable Response response,
      @Nullable Throwable cause) {
    super(message, manager, action, response, cause);
  }
}
