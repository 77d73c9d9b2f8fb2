package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Logs in, for applications that replace the way in which a manager does that by itself.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Login extends Action {
  /// A login with the secret itself.
  ///
  /// @param user as in the manager.conf of the exchange
  /// @param secret is sent as it is; see [Challenge] for another way
  public Login(String user, String secret) {
    super("Login");
    with("Username", user);
    with("Secret", secret);
  }
}
