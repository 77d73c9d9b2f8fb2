package dev.parley.bench.angel;

/// What befalls a service while people use it.
///
/// Immutable.
public enum Blow {
  /// The angel is told to restart the service.
  RESTART(true),
  /// SIGKILL to the service.
  CRASH(true),
  /// A restart, and SIGKILL to the old process a moment later.
  CRASH_IN_RESTART(true),
  /// A restart, and SIGKILL to the process that is to follow, after which the old one goes on.
  CRASH_OF_HEIR(false),
  /// Two restarts, a moment apart; the second one is refused if the first is still under way.
  TWO_RESTARTS(true);

  /// Whether another process serves afterwards.
  final boolean succeeded;

  Blow(boolean succeeded) {
    this.succeeded = succeeded;
  }
}
