package dev.parley.angel;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from the process that serves to the next one: prepare, verify, switch.
///
/// It waits until the new process is ready, has the old one come to rest, and then lets the new one
/// go, which serves as soon as it says so by [Seat#admit]. Until then, whatever goes wrong or takes
/// too long ends with the old process serving on, and what the new one has sent is seen by nobody.
/// If the old one dies, the new one goes on without it.
///
/// A process whose seat is empty afterwards, see [Seat#whenGone], is to be ended by its supervisor.
///
/// Thread-safe.
public final class Handover {
  private static final Logger log = LoggerFactory.getLogger(Handover.class);

  private enum Stage {
    PREPARING,
    FREEZING,
    TAKING_OVER,
    DONE
  }

  /// How a hand-over went.
  ///
  /// Immutable.
  public sealed interface Outcome {
    /// The new process serves.
    ///
    /// @param pause how long nobody has served: from the rest of the old process on
    record Served(Duration pause) implements Outcome {}

    /// The new process does not serve, and the old one, if it is there, does.
    ///
    /// @param reason for people
    record Failed(String reason) implements Outcome {}
  }

  private final Succession succession;
  private final @Nullable Seat before;
  private final Seat next;
  private final HandoverLimits limits;
  private final Alarm alarm;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  // All that follows is guarded by this, which is never held while something else is called.
  private Stage stage = Stage.PREPARING;
  private @Nullable Future<?> limit;
  private long pausedAt;
  private @Nullable String failure;

  Handover(
      Succession succession, @Nullable Seat before, Seat next, HandoverLimits limits, Alarm alarm) {
    this.succession = succession;
    this.before = before;
    this.next = next;
    this.limits = limits;
    this.alarm = alarm;
  }

  /// {@return ends, always normally, when it is known which process serves}
  public CompletionStage<Outcome> outcome() {
    return outcome.minimalCompletionStage();
  }

  /// {@return whether it is known which process serves}
  public boolean isDone() {
    return outcome.isDone();
  }

  /// Ends this as one that has failed, if the new process does not serve yet.
  ///
  /// @param reason for people
  public void cancel(String reason) {
    fail(reason);
  }

  void start() {
    arm(Stage.PREPARING, limits.prepare(), "the new process was not ready within ");
    var _ = next.whenGone().thenAccept(this::fail);
    var _ = next.whenServing().thenAccept(_ -> served());
    if (before != null) {
      var _ = before.whenStopping().thenAccept(_ -> fail("the service stops"));
      var _ = before.whenGone().thenAccept(_ -> rested());
    }
    var _ = next.whenReady().thenAccept(_ -> prepared());
  }

  private void prepared() {
    if (!advance(Stage.PREPARING, Stage.FREEZING)) {
      return;
    }
    if (before == null) {
      rested();
      return;
    }
    arm(Stage.FREEZING, limits.freeze(), "the old process did not come to rest within ");
    var _ = succession.freeze(before).thenAccept(_ -> rested());
    @Nullable String failed = failure();
    if (failed != null) {
      // Between the two, when there was nothing to thaw yet.
      succession.thaw(before, failed);
    }
  }

  private void rested() {
    if (advance(Stage.FREEZING, Stage.TAKING_OVER)) {
      arm(Stage.TAKING_OVER, limits.takeOver(), "the new process did not serve within ");
      next.go();
    }
  }

  private void served() {
    Duration pause;
    synchronized (this) {
      if (stage == Stage.DONE) {
        return;
      }
      stage = Stage.DONE;
      disarm();
      pause = Duration.ofNanos(System.nanoTime() - pausedAt);
    }
    log.info("the new process serves; nobody did for {} ms", pause.toMillis());
    outcome.complete(new Outcome.Served(pause));
  }

  private void fail(String reason) {
    if (!succession.withdraw(next, reason)) {
      return; // it serves
    }
    Stage reached;
    synchronized (this) {
      reached = stage;
      if (reached == Stage.DONE) {
        return;
      }
      stage = Stage.DONE;
      failure = reason;
      disarm();
    }
    log.warn("the new process does not serve: {}", reason);
    if (before != null) {
      if (reached == Stage.PREPARING) {
        before.restartFailed(reason);
      } else {
        succession.thaw(before, reason);
      }
    }
    outcome.complete(new Outcome.Failed(reason));
  }

  private synchronized @Nullable String failure() {
    return failure;
  }

  private synchronized boolean advance(Stage from, Stage to) {
    if (stage != from) {
      return false;
    }
    stage = to;
    disarm();
    pausedAt = System.nanoTime();
    return true;
  }

  private void arm(Stage guarded, Duration time, String what) {
    Future<?> fresh = alarm.after(time, () -> expire(guarded, what + seconds(time)));
    synchronized (this) {
      if (stage == guarded) {
        limit = fresh;
        return;
      }
    }
    fresh.cancel(false);
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  private void expire(Stage guarded, String reason) {
    synchronized (this) {
      if (stage != guarded) {
        return;
      }
    }
    fail(reason);
  }

  private void disarm() {
    if (limit != null) {
      limit.cancel(false);
      limit = null;
    }
  }
}
