package dev.parley.flow;

import dev.parley.strand.Time;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Asks one source again and again.
///
/// Thread-safe.
final class Polling {
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  /// The interval of a source that fails to tell it.
  private static final Duration UNKNOWN = Duration.ofSeconds(1);

  private final Dispatcher dispatcher;
  private final PolledSource source;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();

  // Guarded by the lock.
  private Time.@Nullable Alarm next;
  private @Nullable Thread poller;
  private boolean stopped;

  /// Written by the poller only, of which there is one at a time.
  private int failuresInARow;

  Polling(Dispatcher dispatcher, PolledSource source, Time time) {
    this.dispatcher = dispatcher;
    this.source = source;
    this.time = time;
  }

  /// Asks for the first time, at once.
  void start() {
    begin();
  }

  private void begin() {
    lock.lock();
    try {
      if (!stopped) {
        poller = Thread.ofVirtual().name("source-" + source.name()).start(this::poll);
      }
    } finally {
      lock.unlock();
    }
  }

  private void poll() {
    Duration delay = UNKNOWN;
    try {
      delay = source.interval();
      for (Object event : source.poll()) {
        source.push(event);
      }
      failuresInARow = 0;
    } catch (InterruptedException _) {
      // Only stop interrupts, and then the delay is not used any more.
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      delay = delayAfterFailure(delay);
      dispatcher.report(new SourceFailed(source, e));
    } finally {
      pollIn(delay);
    }
  }

  private Duration delayAfterFailure(Duration interval) {
    failuresInARow++;
    Duration delay = interval.multipliedBy(1L << Math.min(failuresInARow, 16));
    Duration longest = interval.compareTo(LONGEST_DELAY) > 0 ? interval : LONGEST_DELAY;
    return delay.compareTo(longest) > 0 ? longest : delay;
  }

  private void pollIn(Duration delay) {
    lock.lock();
    try {
      poller = null;
      ended.signalAll();
      if (!stopped) {
        next = time.after(delay, this::begin);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Asks no more, and waits until a poll that is under way has given what it has.
  ///
  /// @param nanos at most this long; then it is interrupted
  void stop(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      stopped = true;
      if (next != null) {
        next.cancel();
      }
      while (poller != null && left > 0) {
        left = ended.awaitNanos(left);
      }
      if (poller != null) {
        poller.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }
}
