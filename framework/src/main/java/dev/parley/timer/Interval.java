package dev.parley.timer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/// A schedule by time that passes, not by the calendar: it must not stall when somebody sets the
/// clock back.
sealed interface Interval extends Schedule permits Every, Once, Between {
  /// {@return the time so much later, or the last that there is}
  static Instant later(Instant time, Duration by) {
    try {
      return time.plus(by);
    } catch (DateTimeException | ArithmeticException e) {
      return Instant.MAX;
    }
  }
}
