package dev.parley.strand;

import java.time.Duration;
import java.time.Instant;

/// Where time comes from, so that a test can let an hour pass in a moment.
///
/// Thread-safe.
public interface Time {
  /// {@return the time of day}
  Instant now();

  /// {@return a running count of nanoseconds, of which only differences mean something}
  long nanoTime();

  /// Calls the action once, when the delay is over, on a thread of the time's own; the action must
  /// not block.
  Alarm after(Duration delay, Runnable action);

  /// Tells that a strand goes by this time, before its first task runs. A time that passes by
  /// itself has no use for that.
  default void drives(Strand strand) {}

  /// {@return the machine's own time, one for the whole process}
  static Time system() {
    return SystemTime.INSTANCE;
  }

  /// An action that is still to come.
  ///
  /// Thread-safe.
  interface Alarm {
    /// Prevents the action, if it has not begun. A repeat call has no effect.
    void cancel();
  }
}
