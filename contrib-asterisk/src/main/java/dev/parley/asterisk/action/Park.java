package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Parks a channel.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Park extends Action {
  /// An order to park it.
  ///
  /// @param channel its name
  /// @param other whom to call when nobody fetches it
  public Park(String channel, String other) {
    super("Park");
    with("Channel", channel);
    with("TimeoutChannel", other);
    // The name of that field up to Asterisk 11.
    with("Channel2", other);
  }
}
