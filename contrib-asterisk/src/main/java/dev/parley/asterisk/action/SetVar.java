package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Sets a variable.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SetVar extends Action {
  /// An order to set a global variable.
  ///
  /// @param variable its name, or a function such as `CALLERID(num)`
  public SetVar(String variable, String value) {
    super("Setvar");
    with("Variable", variable);
    with("Value", value);
  }

  /// Sets a variable of a channel.
  ///
  /// @return this
  public SetVar channel(String channel) {
    with("Channel", channel);
    return this;
  }
}
