package dev.parley.flow;

/// What happens to an event that comes while the queue is full.
public enum WhenFull {
  /// Its source waits for room. The default.
  WAIT,
  /// The oldest queued event is dropped for it.
  DROP_OLDEST,
  /// It is dropped itself.
  DROP_NEWEST
}
