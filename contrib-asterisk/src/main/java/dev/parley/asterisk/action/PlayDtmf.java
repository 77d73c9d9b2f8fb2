package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has a channel send a digit.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class PlayDtmf extends Action {
  /// An order.
  ///
  /// @param channel its name
  public PlayDtmf(String channel, char digit) {
    super("PlayDTMF");
    with("Channel", channel);
    with("Digit", digit);
  }
}
