package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Ends the connection from the side of the exchange; the manager does not connect again by itself.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Logoff extends Action {
  /// A farewell.
  public Logoff() {
    super("Logoff");
  }
}
