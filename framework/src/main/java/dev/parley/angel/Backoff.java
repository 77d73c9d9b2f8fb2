package dev.parley.angel;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long to wait before the next process of a service that has crashed: not at all, then 1, 2, 4
/// up to 32 seconds, and from the beginning again after a good start.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Backoff {
  private static final int LONGEST = 32;

  private final LongSupplier nanos;
  private final Duration goodStart;

  private long delay;
  private boolean serving;
  private long since;

  /// @param nanos a clock as [System#nanoTime]
  /// @param goodStart how long a process must have served for its start to have been a good one
  Backoff(LongSupplier nanos, Duration goodStart) {
    this.nanos = nanos;
    this.goodStart = goodStart;
  }

  /// A process has begun to serve.
  void served() {
    serving = true;
    since = nanos.getAsLong();
  }

  /// {@return how long to wait, now that a process has crashed, serving or not}
  Duration crashed() {
    if (serving && nanos.getAsLong() - since >= goodStart.toNanos()) {
      delay = 0;
    }
    serving = false;
    var now = Duration.ofSeconds(delay);
    delay = Math.clamp(2 * delay, 1, LONGEST);
    return now;
  }
}
