package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Ends what [MixMonitor] began.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class StopMixMonitor extends Action {
  /// An order to end it.
  ///
  /// @param channel its name
  public StopMixMonitor(String channel) {
    super("StopMixMonitor");
    with("Channel", channel);
  }
}
