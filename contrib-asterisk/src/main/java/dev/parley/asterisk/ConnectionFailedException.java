package dev.parley.asterisk;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The connection could not be made: the exchange can't be reached, is none, or says nothing.
public final class ConnectionFailedException extends AsteriskException {
  @Serial private static final long serialVersionUID = 1L;

  ConnectionFailedException(
      String message,
      Manager manager,
      @Nullable Action action,
      @Nullable Response response,
      @Nullable Throwable cause) {
    super(message, manager, action, response, cause);
  }
}
