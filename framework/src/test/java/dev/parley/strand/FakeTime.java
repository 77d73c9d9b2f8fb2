package dev.parley.strand;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Time that passes when a test says so; alarms go off on the thread of the test.
public final class FakeTime implements Time {
  private record Pending(long due, Runnable action) {}

  private final List<Pending> pending = new ArrayList<>();
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
    var alarm = new Pending(now + delay.toNanos(), action);
    pending.add(alarm);
    return () -> cancel(alarm);
  }

  /// The delay of the first alarm that was set, or null if there is none.
  public synchronized Duration nextIn() {
    return pending.isEmpty() ? null : Duration.ofNanos(pending.getFirst().due() - now);
  }

  synchronized int alarms() {
    return pending.size();
  }

  public void advance(Duration time) {
    due(time).forEach(alarm -> alarm.action().run());
  }

  private synchronized List<Pending> due(Duration time) {
    now += time.toNanos();
    List<Pending> due =
        pending.stream()
            .filter(alarm -> alarm.due() <= now)
            .sorted(Comparator.comparingLong(Pending::due))
            .toList();
    pending.removeAll(due);
    return due;
  }

  private synchronized void cancel(Pending alarm) {
    pending.remove(alarm);
  }
}
