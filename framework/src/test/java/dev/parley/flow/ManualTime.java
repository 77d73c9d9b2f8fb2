package dev.parley.flow;

import dev.parley.strand.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time that passes when a test says so.
final class ManualTime implements Time {
  private record Due(long at, Runnable action) {}

  private final List<Due> alarms = new ArrayList<>();
  private long now;

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanoTime());
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Alarm after(Duration delay, Runnable action) {
    var due = new Due(now + delay.toNanos(), action);
    alarms.add(due);
    return () -> cancel(due);
  }

  private synchronized void cancel(Due due) {
    alarms.remove(due);
  }

  /// The delay of the only alarm, or null if there is none yet.
  synchronized Duration nextIn() {
    return alarms.isEmpty() ? null : Duration.ofNanos(alarms.getFirst().at - now);
  }

  void pass(Duration time) {
    List<Due> due;
    synchronized (this) {
      now += time.toNanos();
      due = alarms.stream().filter(alarm -> alarm.at <= now).toList();
      alarms.removeAll(due);
    }
    due.forEach(alarm -> alarm.action.run());
  }
}
