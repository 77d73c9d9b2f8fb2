package dev.parley.timer;

import java.time.Duration;
import java.time.Instant;

/// Always the same time apart.
record Every(Duration period) implements Interval {
  /// Less would keep the strand busy with nothing but this timer.
  static final Duration SHORTEST = Duration.ofMillis(1);

  Every {
    if (period.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("period: " + period + " (expected at least 1 ms)");
    }
  }

  @Override
  public Instant next(Instant after) {
    return Interval.later(after, period);
  }

  @Override
  public String toString() {
    return "every " + period;
  }
}
