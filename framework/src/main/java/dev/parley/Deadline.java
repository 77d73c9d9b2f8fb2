package dev.parley;

import dev.parley.strand.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The time by which a question that may be asked several times has to be answered.
///
/// Immutable.
final class Deadline {
  private final Time time;
  private final long start;
  private final @Nullable Duration limit;

  /// Begins now.
  ///
  /// @param limit null is for ever
  Deadline(Time time, @Nullable Duration limit) {
    this.time = time;
    this.start = time.nanoTime();
    this.limit = limit;
  }

  /// {@return what is left, not less than zero; null if that is for ever}
  @Nullable Duration left() {
    if (limit == null) {
      return null;
    }
    Duration left = limit.minusNanos(time.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
