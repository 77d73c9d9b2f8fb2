package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Interrupts what [Monitor] began.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class PauseMonitor extends Action {
  /// An order to interrupt it.
  ///
  /// @param channel its name
  public PauseMonitor(String channel) {
    super("PauseMonitor");
    with("Channel", channel);
  }
}
