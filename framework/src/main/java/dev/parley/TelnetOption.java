package dev.parley;

import dev.parley.link.TelnetPolicy;

/// A telnet option that the gate does not know and the service deals with itself; see
/// [Service#declare].
///
/// Immutable.
///
/// @param code 0 to 255
/// @param byClient whether it is the client that does it (the gate says DO and the client WILL), or
///   the service (the gate says WILL and the client DO)
/// @param offered whether it is offered to each client; else it is only agreed to
public record TelnetOption(int code, boolean byClient, boolean offered) {
  /// {@return an option that the service does, offered to each client}
  public static TelnetOption ofService(int code) {
    return new TelnetOption(code, false, true);
  }

  /// {@return an option that the client does, which each client is asked for}
  public static TelnetOption ofClient(int code) {
    return new TelnetOption(code, true, true);
  }

  /// {@return the same, but only agreed to when the client begins}
  public TelnetOption whenAsked() {
    return new TelnetOption(code, byClient, false);
  }

  TelnetPolicy.Declared declared() {
    return new TelnetPolicy.Declared(code, byClient, offered);
  }
}
