package dev.parley.asterisk;

import dev.parley.strand.WaitTimeoutException;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The response to an action did not come in time. If it comes later, it is an [OrphanResponse].
public final class ActionTimeoutException extends WaitTimeoutException implements AsteriskFailure {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Manager manager;
  private final transient Action action;

  ActionTimeoutException(
      Manager manager, Action action, Duration limit, @Nullable Throwable cause) {
    super("%s at %s: no response within %s".formatted(action, manager.name(), limit));
    initCause(cause);
    this.manager = manager;
    this.action = action;
  }

  @Override
  public Manager manager() {
    return manager;
  }

  @Override
  public Action action() {
    return action;
  }

  /// {@return null: none came}
  @Override
  public @Nullable Response response() {
    return null;
  }
}
