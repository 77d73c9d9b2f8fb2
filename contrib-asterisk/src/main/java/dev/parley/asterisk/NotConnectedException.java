package dev.parley.asterisk;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// An action could not be sent since there is no connection, or the connection ended before its
/// response came: then nobody knows whether the exchange has done it.
public final class NotConnectedException extends AsteriskException {
  @Serial private static final long serialVersionUID = 1L;

  NotConnectedException(
      String message,
      Manager manager,
      @Nullable Action action,
      @Nullable Response response,
      @Nullable Throwable cause) {
    super(message, manager, action, response, cause);
  }
}
