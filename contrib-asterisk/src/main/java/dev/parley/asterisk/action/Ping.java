package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for a sign of life.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Ping extends Action {
  /// A ping.
  public Ping() {
    super("Ping");
  }
}
