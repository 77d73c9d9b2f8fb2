package dev.parley.users;

/// What happens when somebody signs in who is online already.
///
/// Immutable.
public enum SeveralConnections {
  /// The new connection takes over, and the former one is closed.
  TAKE_OVER,
  /// Both stay, and both read what the user is told.
  ALLOW,
  /// The new one is refused.
  REFUSE
}
