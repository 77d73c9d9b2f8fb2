package dev.parley.link;

/// Why a connection ended.
///
/// Immutable.
public enum LeaveReason {
  /// The client ended its input, and everything it had sent was handled.
  END_OF_INPUT,
  /// The connection broke, or the client reset it; lines not yet handled are dropped.
  RESET,
  /// The service closed it.
  CLOSED,
  /// Nothing came from the client for longer than `idle-timeout`.
  IDLE,
  /// No first line came within `first-line-timeout`.
  SILENT,
  /// The client did not read what was sent: `unsent-hard` or `unsent-deadline` was exceeded.
  SLOW_READER,
  /// The client sent more telnet commands than `negotiations` allows.
  FLOOD
}
