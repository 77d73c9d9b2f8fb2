package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Hangs a channel of DAHDI up.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DahdiHangup extends Action {
  /// An order to hang up.
  ///
  /// @param channel its number
  public DahdiHangup(String channel) {
    super("DAHDIHangup");
    with("DAHDIChannel", channel);
  }
}
