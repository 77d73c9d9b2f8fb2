package dev.parley.timer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One turn, after a delay.
///
/// Confined to its strand, except for the first call.
final class Once implements Interval {
  private final Duration delay;
  private boolean asked;

  Once(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay: " + delay + " (expected zero or more)");
    }
    this.delay = delay;
  }

  @Override
  public @Nullable Instant next(Instant after) {
    if (asked) {
      return null;
    }
    asked = true;
    return Interval.later(after, delay);
  }

  @Override
  public String toString() {
    return "after " + delay;
  }
}
