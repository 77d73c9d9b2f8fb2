package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the challenge that a login by digest answers; a manager does that by itself.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Challenge extends Action {
  /// A challenge for MD5.
  public Challenge() {
    super("Challenge");
    with("AuthType", "MD5");
  }
}
