package dev.parley.testkit;

import dev.parley.strand.Strand;
import dev.parley.strand.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Time that stands still until a test lets it pass: an hour of timers runs in milliseconds, in
/// order, and the same each time.
///
/// ```java
/// var time = new VirtualTime();
/// var strand = new Strand("test", time, new Strand.Observer() {});
/// ...
/// time.advance(Duration.ofHours(1));
/// ```
///
/// While time passes, every alarm rings at its own moment, and before the next one every strand
/// that goes by this time comes to rest: all its tasks have ended or wait. So a handler that sleeps
/// a minute goes on a minute later, between the timers before and after. What happens elsewhere is
/// not waited for: blocking work on other threads, and sockets. A strand that is frozen or
/// abandoned is at rest.
///
/// Time passes for one caller at a time.
///
/// Thread-safe.
public final class VirtualTime implements Time {
  /// Real time after which a strand that does not come to rest is taken for stuck.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Instant DEFAULT_START = Instant.parse("2030-01-01T00:00:00Z");

  private final List<Strand> strands = new CopyOnWriteArrayList<>();
  private final List<BooleanSupplier> others = new CopyOnWriteArrayList<>();
  private final Object passing = new Object();

  // All that follows is guarded by pending.
  private final TreeSet<Ring> pending = new TreeSet<>();
  private Instant start;
  private long nanos;
  private long rings;

  /// Begins at midnight of the first of January 2030, UTC.
  public VirtualTime() {
    this(DEFAULT_START);
  }

  /// Begins at a time of day.
  public VirtualTime(Instant start) {
    this.start = Objects.requireNonNull(start, "start");
  }

  @Override
  public Instant now() {
    synchronized (pending) {
      return start.plusNanos(nanos);
    }
  }

  @Override
  public long nanoTime() {
    synchronized (pending) {
      return nanos;
    }
  }

  @Override
  public Alarm after(Duration delay, Runnable action) {
    Objects.requireNonNull(action, "action");
    synchronized (pending) {
      var ring = new Ring(later(delay), ++rings, action);
      pending.add(ring);
      return () -> cancel(ring);
    }
  }

  @Override
  public void drives(Strand strand) {
    strands.add(strand);
  }

  /// Has something else come to rest before time passes, besides the strands.
  ///
  /// @param settles waits until it is at rest, and tells whether it had to
  void settles(BooleanSupplier settles) {
    others.add(settles);
  }

  /// Ends what [#settles] began.
  void leaves(BooleanSupplier settles) {
    others.remove(settles);
  }

  /// Lets time pass. Returns when it has, and everything that was due in it is done.
  ///
  /// @param duration zero or more; zero rings what is due now
  /// @throws IllegalStateException on a strand that goes by this time, which would wait for itself
  /// @throws AssertionError if a strand does not come to rest within 30 s of real time
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration: " + duration + " (expected zero or more)");
    }
    for (Strand strand : strands) {
      if (strand.isCurrent()) {
        throw new IllegalStateException(
            "advance on the strand " + strand.name() + " would wait for itself; call it outside");
      }
    }
    synchronized (passing) {
      long end;
      synchronized (pending) {
        end = later(duration);
      }
      awaitRest();
      for (Ring ring = next(end); ring != null; ring = next(end)) {
        ring.action().run();
        awaitRest();
      }
    }
  }

  /// Lets time pass until a time of day, as [#advance] does.
  ///
  /// @param time now or later
  public void advanceTo(Instant time) {
    advance(Duration.between(now(), time));
  }

  /// Sets the clock, as an administrator would, or forward as it is after a sleep of the machine:
  /// [#now] changes, but no time passes, and no alarm rings earlier or later for it.
  public void setClock(Instant time) {
    synchronized (pending) {
      start = time.minusNanos(nanos);
    }
  }

  /// {@return how many alarms are still to ring: what waits, and what should not wait any more}
  public int alarms() {
    synchronized (pending) {
      return pending.size();
    }
  }

  /// Takes the next alarm and lets time pass until then; or until the end, if there is none.
  private @Nullable Ring next(long end) {
    synchronized (pending) {
      if (pending.isEmpty() || pending.first().at() > end) {
        nanos = end;
        return null;
      }
      Ring ring = pending.removeFirst();
      nanos = Math.max(nanos, ring.at());
      return ring;
    }
  }

  private long later(Duration delay) {
    try {
      return Math.addExact(nanos, delay.toNanos());
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private void cancel(Ring ring) {
    synchronized (pending) {
      pending.remove(ring);
    }
  }

  private void awaitRest() {
    awaitStrands();
    for (BooleanSupplier other : others) {
      if (other.getAsBoolean()) {
        awaitStrands();
      }
    }
  }

  /// Once for each strand, since one may hand something to another that has come to rest already.
  private void awaitStrands() {
    for (Strand _ : strands) {
      for (Strand strand : strands) {
        awaitRest(strand);
      }
    }
  }

  private void awaitRest(Strand strand) {
    if (strand.isIdle()) {
      return;
    }
    var rest = new CountDownLatch(1);
    try {
      strand.whenIdle(rest::countDown);
    } catch (RejectedExecutionException e) {
      strands.remove(strand);
      return;
    }
    try {
      if (!rest.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            "strand "
                + strand.name()
                + " did not come to rest within "
                + PATIENCE
                + ": a task on it blocks, or tasks queue others without end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while strand " + strand.name() + " came to rest", e);
    }
  }

  /// An alarm; two at the same time ring in the order in which they were set.
  private record Ring(long at, long number, Runnable action) implements Comparable<Ring> {
    @Override
    public int compareTo(Ring other) {
      int order = Long.compare(at, other.at);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }
}
