package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Says which events the exchange is to send from now on.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Events extends Action {
  /// A choice.
  ///
  /// @param mask `on`, `off`, or classes such as `call,user`
  public Events(String mask) {
    super("Events");
    with("EventMask", mask);
  }
}
