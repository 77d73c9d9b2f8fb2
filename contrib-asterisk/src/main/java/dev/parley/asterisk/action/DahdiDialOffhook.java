package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Dials on a channel of DAHDI that is off the hook.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DahdiDialOffhook extends Action {
  /// An order to dial.
  ///
  /// @param channel its number
  public DahdiDialOffhook(String channel, String number) {
    super("DAHDIDialOffhook");
    with("DAHDIChannel", channel);
    with("Number", number);
  }
}
