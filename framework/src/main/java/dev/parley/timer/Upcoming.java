package dev.parley.timer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The next due time that is still to come, and how many before it have passed.
///
/// @param due null if the schedule is over
record Upcoming(@Nullable Instant due, long missed) {
  /// Turns that are counted one by one; a schedule of the user's that steps by less than time
  /// passes must not hold the strand for ever.
  private static final int COUNTED = 100_000;

  /// Looks beyond a turn.
  ///
  /// @param due when the turn was due
  /// @throws IllegalStateException if the schedule goes backwards
  static Upcoming after(Schedule schedule, Instant due, Instant now) {
    // Only after the clock was set back; the interval goes on from the time that it is now.
    Instant from = schedule instanceof Interval && due.isAfter(now) ? now : due;
    if (schedule instanceof Every(Duration period)) {
      long missed = Duration.between(from, now).dividedBy(period);
      return new Upcoming(Interval.later(from, period.multipliedBy(missed + 1)), missed);
    }
    long missed = 0;
    Instant next = step(schedule, from);
    while (next != null && !next.isAfter(now)) {
      missed++;
      next = step(schedule, missed < COUNTED ? next : now);
    }
    return new Upcoming(next, missed);
  }

  /// {@return the due time that a new timer begins with; null if there is none}
  static @Nullable Instant first(Schedule schedule, Instant now) {
    Instant due = schedule.next(now);
    // A delay of zero is the one schedule that may be due at once.
    return schedule instanceof Once ? due : later(schedule, now, due);
  }

  private static @Nullable Instant step(Schedule schedule, Instant after) {
    return later(schedule, after, schedule.next(after));
  }

  private static @Nullable Instant later(Schedule schedule, Instant after, @Nullable Instant next) {
    if (next != null && !next.isAfter(after)) {
      throw new IllegalStateException(
          "schedule " + schedule + ": next(" + after + ") is " + next + " (expected a later time)");
    }
    return next;
  }
}
