package dev.parley.strand;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The machine's time, with one daemon thread for alarms.
///
/// Thread-safe.
final class SystemTime implements Time {
  private static final Logger log = LoggerFactory.getLogger(SystemTime.class);

  static final SystemTime INSTANCE = new SystemTime();

  private final ScheduledThreadPoolExecutor alarms =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("parley-alarms").daemon().factory());

  private SystemTime() {
    // Most waits end long before their limit; a cancelled alarm must not stay until then.
    alarms.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Alarm after(Duration delay, Runnable action) {
    ScheduledFuture<?> future =
        alarms.schedule(logging(action), nanos(delay), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  /// {@return the nanoseconds of a duration; of one that is too long, as many as can be counted}
  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /// What a future would keep for itself.
  private static Runnable logging(Runnable action) {
    return () -> {
      try {
        action.run();
      } catch (RuntimeException e) {
        log.error("an alarm failed", e);
      }
    };
  }
}
