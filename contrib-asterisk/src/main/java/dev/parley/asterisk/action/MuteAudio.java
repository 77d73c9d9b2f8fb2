package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Silences a channel, or lets it be heard again.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MuteAudio extends Action {
  /// An order.
  ///
  /// @param channel its name
  /// @param direction `in`, `out` or `all`
  public MuteAudio(String channel, String direction, boolean muted) {
    super("MuteAudio");
    with("Channel", channel);
    with("Direction", direction);
    with("State", muted ? "on" : "off");
  }
}
