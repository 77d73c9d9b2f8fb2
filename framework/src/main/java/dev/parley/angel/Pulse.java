package dev.parley.angel;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Tells whether a process that serves still answers. It counts what was not answered rather than
/// time, so that an angel that was itself held up does not take its service for dead.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Pulse {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int BEATS = 6;

  private final Duration interval;
  private final int most;

  /// Whose pulse was felt last.
  private @Nullable Stint felt;

  /// Signs of life that were asked for and have not come; answers come on any thread.
  private AtomicInteger missed = new AtomicInteger();

  /// @param limit without a sign of life; zero for ever
  Pulse(Duration limit) {
    var part = limit.dividedBy(BEATS);
    interval = part.compareTo(LONGEST) < 0 ? part : LONGEST;
    most = interval.isZero() ? Integer.MAX_VALUE : Math.toIntExact(limit.dividedBy(interval));
  }

  /// {@return how often to [#feel]; zero for never}
  Duration interval() {
    return interval;
  }

  /// {@return false if the process has not answered for too long}
  boolean feel(Stint stint) {
    var visit = stint.visit();
    if (visit == null || !stint.seat().isServing()) {
      felt = null;
      return true;
    }
    if (felt != stint) {
      felt = stint;
      missed = new AtomicInteger();
    }
    var missed = this.missed;
    if (missed.getAndIncrement() >= most) {
      felt = null;
      return false;
    }
    var _ = visit.ping().thenRun(() -> missed.set(0));
    return true;
  }
}
