package dev.parley.timer;

import dev.parley.strand.Strand;
import dev.parley.strand.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Time that a test lets pass, alarm by alarm; after each the strand comes to rest. The testkit has
/// the one for users.
final class SteppedTime implements Time {
  private record Moment(long at, long number) implements Comparable<Moment> {
    @Override
    public int compareTo(Moment other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  private final TreeMap<Moment, Runnable> alarms = new TreeMap<>();
  private Instant start = Instant.parse("2026-11-21T00:00:00Z");
  private Strand strand;
  private long nanos;
  private long number;

  @Override
  public synchronized Instant now() {
    return start.plusNanos(nanos);
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Alarm after(Duration delay, Runnable action) {
    var moment = new Moment(nanos + delay.toNanos(), ++number);
    alarms.put(moment, action);
    return () -> cancel(moment);
  }

  private synchronized void cancel(Moment moment) {
    alarms.remove(moment);
  }

  @Override
  public void drives(Strand strand) {
    this.strand = strand;
  }

  synchronized int alarms() {
    return alarms.size();
  }

  synchronized void setClock(Instant now) {
    start = now.minusNanos(nanos);
  }

  /// Lets time pass without anybody noticing, as while the strand is held.
  synchronized void skip(Duration time) {
    nanos += time.toNanos();
  }

  /// Rings what is due, and does not wait for the strand.
  void ring() {
    for (Runnable action = next(nanoTime()); action != null; action = next(nanoTime())) {
      action.run();
    }
  }

  void advance(Duration time) throws Exception {
    long end = nanoTime() + time.toNanos();
    rest();
    for (Runnable action = next(end); action != null; action = next(end)) {
      action.run();
      rest();
    }
  }

  void rest() throws Exception {
    var rest = new CompletableFuture<Void>();
    strand.whenIdle(() -> rest.complete(null));
    rest.get(60, TimeUnit.SECONDS);
  }

  private synchronized Runnable next(long end) {
    if (alarms.isEmpty() || alarms.firstKey().at() > end) {
      nanos = Math.max(nanos, end);
      return null;
    }
    nanos = Math.max(nanos, alarms.firstKey().at());
    return alarms.pollFirstEntry().getValue();
  }
}
