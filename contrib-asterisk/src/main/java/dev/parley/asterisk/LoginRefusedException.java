package dev.parley.asterisk;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The exchange refused the user or the secret; [#response] is what it said.
public final class LoginRefusedException extends AsteriskException {
  @Serial private static final long serialVersionUID = 1L;

  LoginRefusedException(
      String message,
      Manager manager,
      @Nullable Action action,
      @Nullable Response response,
      @Nullable Throwable cause) {
    super(message, manager, action, response, cause);
  }
}
