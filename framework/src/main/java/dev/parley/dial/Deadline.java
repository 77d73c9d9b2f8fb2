package dev.parley.dial;

import dev.parley.strand.Time;
import java.time.Duration;

/// When a connection must be there.
///
/// Immutable.
final class Deadline {
  private final Time time;
  private final long end;

  Deadline(Time time, Duration limit) {
    this.time = time;
    this.end = time.nanoTime() + limit.toNanos();
  }

  /// {@return how long until then; zero if it is over}
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - time.nanoTime()));
  }

  /// {@return the milliseconds that each of so many attempts may take, at least 1}
  int share(int attempts) {
    return Math.clamp(left().toMillis() / attempts, 1, Integer.MAX_VALUE);
  }
}
