package dev.parley.testkit;

import dev.parley.strand.Strand;
import dev.parley.strand.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The time of one of several services that follow each other, which ends for it when the service
/// is gone: its alarms don't ring any more.
///
/// Thread-safe.
final class Lifetime implements Time {
  private final Time time;
  private final Set<Ring> rings = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  Lifetime(Time time) {
    this.time = time;
  }

  /// Cancels all alarms, those to come too.
  void end() {
    over = true;
    rings.forEach(Ring::cancel);
  }

  @Override
  public Instant now() {
    return time.now();
  }

  @Override
  public long nanoTime() {
    return time.nanoTime();
  }

  @Override
  public void drives(Strand strand) {
    time.drives(strand);
  }

  @Override
  public Alarm after(Duration delay, Runnable action) {
    var ring = new Ring(action);
    rings.add(ring);
    ring.set(time.after(delay, ring));
    if (over) {
      ring.cancel();
    }
    return ring;
  }

  private final class Ring implements Runnable, Alarm {
    private final Runnable action;
    // Both are guarded by this.
    private @Nullable Alarm alarm;
    private boolean done;

    Ring(Runnable action) {
      this.action = action;
    }

    synchronized void set(Alarm alarm) {
      if (done) {
        alarm.cancel();
      } else {
        this.alarm = alarm;
      }
    }

    @Override
    public void run() {
      rings.remove(this);
      if (!over) {
        action.run();
      }
    }

    @Override
    public synchronized void cancel() {
      rings.remove(this);
      done = true;
      if (alarm != null) {
        alarm.cancel();
      }
    }
  }
}
