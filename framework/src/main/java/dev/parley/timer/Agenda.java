package dev.parley.timer;

import dev.parley.strand.Strand;
import dev.parley.strand.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The timers that wait, and the one alarm for the earliest of them. Its monitor guards everything
/// that changes in this package; it is never held while user code runs.
///
/// Due times are times of day, so that a machine that slept is noticed. The clock is looked at once
/// a minute at least: alarms run by a count that stands still during a sleep, and knows nothing of
/// a clock that was set.
///
/// Thread-safe.
final class Agenda {
  private static final Logger log = LoggerFactory.getLogger(Agenda.class);

  /// The longest time without a look at the clock.
  static final Duration LOOK = Duration.ofMinutes(1);

  /// Less is a clock that is being adjusted, or a thread that was held up between two looks.
  private static final Duration STEP = Duration.ofSeconds(1);

  private final Strand strand;
  private final Time time;

  // Guarded by this.
  private final TimerHeap waiting = new TimerHeap();
  private Time.@Nullable Alarm alarm;
  private long alarmAt;
  private int alarms;
  private boolean closed;
  private Instant lastNow;
  private long lastNanos;

  Agenda(Strand strand) {
    this.strand = strand;
    this.time = strand.time();
    this.lastNow = time.now();
    this.lastNanos = time.nanoTime();
  }

  /// {@return the time of day; if the clock was set back since the last look, what waits for an
  /// interval is moved along first}
  synchronized Instant now() {
    Instant now = time.now();
    long nanos = time.nanoTime();
    Duration back = Duration.ofNanos(nanos - lastNanos).minus(Duration.between(lastNow, now));
    lastNow = now;
    lastNanos = nanos;
    if (back.compareTo(STEP) > 0) {
      log.info("the clock was set back by {}; timers with intervals keep to them", back);
      waiting.change(timer -> timer.moveAlong(back, now));
    }
    return now;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized int size() {
    return waiting.size();
  }

  /// Lets a timer wait for its due time, which the caller has just set. Ignored when closed.
  synchronized void put(Timer timer) {
    if (!closed) {
      Instant now = now();
      waiting.add(timer);
      arm(now);
    }
  }

  /// Takes a timer back, if it waits.
  synchronized void remove(Timer timer) {
    waiting.remove(timer);
    if (waiting.size() == 0) {
      disarm();
    }
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
    disarm();
  }

  /// Has an alarm for the earliest timer; one that rings too early, for a timer that was cancelled,
  /// costs less than replacing it.
  private void arm(Instant now) {
    Timer first = waiting.first();
    if (first == null) {
      disarm();
      return;
    }
    Duration delay = delay(now, first.due());
    long at = time.nanoTime() + delay.toNanos();
    if (alarm == null || at - alarmAt < 0) {
      disarm();
      int order = alarms;
      alarmAt = at;
      alarm = time.after(delay, () -> ring(order));
    }
  }

  private static Duration delay(Instant now, Instant due) {
    if (due.isBefore(now)) {
      return Duration.ZERO;
    }
    return due.isBefore(now.plus(LOOK)) ? Duration.between(now, due) : LOOK;
  }

  private void disarm() {
    alarms++;
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }

  /// Queues what is due, in order, each turn as a task of its own: one that waits must not hold up
  /// the next.
  private void ring(int order) {
    for (Timer.Turn turn : due(order)) {
      try {
        strand.execute(turn);
      } catch (RejectedExecutionException e) {
        log.debug("timers end with the strand {}", strand.name());
        close();
        return;
      }
    }
  }

  private synchronized List<Timer.Turn> due(int order) {
    // Cancelled too late to keep it from ringing.
    if (order != alarms) {
      return List.of();
    }
    alarm = null;
    Instant now = now();
    var turns = new ArrayList<Timer.Turn>();
    Timer first = waiting.first();
    while (first != null && !first.due().isAfter(now)) {
      waiting.remove(first);
      turns.add(first.newTurn());
      first = waiting.first();
    }
    arm(now);
    return turns;
  }
}
