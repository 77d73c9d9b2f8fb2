package dev.parley.asterisk;

import org.jspecify.annotations.Nullable;

/// What every exception of this module knows about where it came from.
public interface AsteriskFailure {
  /// {@return the connection that it happened on}
  Manager manager();

  /// {@return the action that failed; null if it was not one}
  @Nullable Action action();

  /// {@return what the exchange answered; null if it did not}
  @Nullable Response response();

  /// {@return what the action was about; null if that was not said}
  default @Nullable LiveObject liveObject() {
    Action action = action();
    return action == null ? null : action.liveObject();
  }
}
