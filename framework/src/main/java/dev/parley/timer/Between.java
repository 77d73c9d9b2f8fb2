package dev.parley.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// A time apart that is drawn anew for every turn, evenly between two bounds, both included.
record Between(Duration min, Duration max, RandomGenerator random) implements Interval {
  Between {
    if (min.compareTo(Every.SHORTEST) < 0) {
      throw new IllegalArgumentException("min: " + min + " (expected at least 1 ms)");
    }
    if (max.compareTo(min) < 0) {
      throw new IllegalArgumentException(
          "max: " + max + " (expected at least min, which is " + min + ")");
    }
    if (max.toDays() > 36_500) {
      throw new IllegalArgumentException("max: " + max + " (expected at most 100 years)");
    }
  }

  @Override
  public Instant next(Instant after) {
    // Timers may be made on any thread, and few generators are made for that.
    synchronized (random) {
      return Interval.later(after, Duration.ofNanos(random.nextLong(min.toNanos(), end())));
    }
  }

  private long end() {
    return max.toNanos() + 1;
  }

  @Override
  public String toString() {
    return "between " + min + " and " + max;
  }
}
