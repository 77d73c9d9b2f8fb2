package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Ends what [Monitor] began.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class StopMonitor extends Action {
  /// An order to end it.
  ///
  /// @param channel its name
  public StopMonitor(String channel) {
    super("StopMonitor");
    with("Channel", channel);
  }
}
