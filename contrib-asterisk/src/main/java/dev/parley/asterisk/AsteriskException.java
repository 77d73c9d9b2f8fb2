package dev.parley.asterisk;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Something between us and an exchange failed. That a response took too long is an
/// [ActionTimeoutException] instead.
public class AsteriskException extends RuntimeException implements AsteriskFailure {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Manager manager;
  private final transient @Nullable Action action;
  private final transient @Nullable Response response;

  AsteriskException(
      String message,
      Manager manager,
      @Nullable Action action,
      @Nullable Response response,
      @Nullable Throwable cause) {
    super(message, cause);
    this.manager = manager;
    this.action = action;
    this.response = response;
  }

  @Override
  public final Manager manager() {
    return manager;
  }

  @Override
  public final @Nullable Action action() {
    return action;
  }

  @Override
  public final @Nullable Response response() {
    return response;
  }
}
