package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Silences a recording, or lets it hear again.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MixMonitorMute extends Action {
  /// An order.
  ///
  /// @param channel its name
  /// @param direction `read`, `write` or `both`
  public MixMonitorMute(String channel, String direction, boolean muted) {
    super("MixMonitorMute");
    with("Channel", channel);
    with("Direction", direction);
    with("State", muted ? 1 : 0);
  }
}
