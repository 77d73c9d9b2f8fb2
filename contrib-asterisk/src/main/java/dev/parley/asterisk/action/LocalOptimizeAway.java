package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has a local channel taken out of its call, where it is not needed.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class LocalOptimizeAway extends Action {
  /// An order to do so.
  ///
  /// @param channel its name
  public LocalOptimizeAway(String channel) {
    super("LocalOptimizeAway");
    with("Channel", channel);
  }
}
