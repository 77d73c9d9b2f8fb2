package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Goes on with what [PauseMonitor] interrupted.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class UnpauseMonitor extends Action {
  /// An order to go on.
  ///
  /// @param channel its name
  public UnpauseMonitor(String channel) {
    super("UnpauseMonitor");
    with("Channel", channel);
  }
}
