package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for a variable; the field `Value` is what it is.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class GetVar extends Action {
  /// A question about a global variable.
  ///
  /// @param variable its name, or a function such as `CALLERID(num)`
  public GetVar(String variable) {
    super("Getvar");
    with("Variable", variable);
  }

  /// Asks about a variable of a channel.
  ///
  /// @return this
  public GetVar channel(String channel) {
    with("Channel", channel);
    return this;
  }
}
