package dev.parley.strand;

import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work of its own on a strand, beside whoever started it: it may wait, and can be cancelled.
///
/// What it throws is logged, at warn.
///
/// Thread-safe.
public final class SpawnedTask {
  private static final Logger log = LoggerFactory.getLogger(SpawnedTask.class);

  private final Strand strand;
  private final Object subject;
  private final @Nullable Body body;
  private final Consumer<SpawnedTask> whenDone;

  /// Written on the strand.
  private volatile boolean done;

  private volatile boolean cancelled;

  /// What it runs on, from its beginning to its end; used on the strand only.
  private @Nullable Runner runner;

  private SpawnedTask(
      Strand strand, Object subject, @Nullable Body body, Consumer<SpawnedTask> whenDone) {
    this.strand = Objects.requireNonNull(strand, "strand");
    this.subject = Objects.requireNonNull(subject, "subject");
    this.body = body;
    this.whenDone = Objects.requireNonNull(whenDone, "whenDone");
  }

  /// What a task does.
  @FunctionalInterface
  public interface Body {
    /// Does it, on the strand. May wait.
    void run() throws Exception;
  }

  /// Makes a task that is not queued yet.
  ///
  /// @param subject whom the task serves, for the log
  /// @param whenDone called on the strand when it has ended, one way or another
  public static SpawnedTask of(
      Strand strand, Object subject, Body body, Consumer<SpawnedTask> whenDone) {
    return new SpawnedTask(strand, subject, Objects.requireNonNull(body, "body"), whenDone);
  }

  /// {@return a task that has ended}
  public static SpawnedTask ended(Strand strand) {
    var ended = new SpawnedTask(strand, "nobody", null, _ -> {});
    ended.done = true;
    return ended;
  }

  /// Queues it; only once.
  ///
  /// @throws RejectedExecutionException if the strand is closed
  public void start() {
    strand.execute(new Turn());
  }

  /// Ends the task's present wait for input or time, and every later one, with a
  /// [CancelledException]; a task that has not begun never does. Returns at once, from any thread;
  /// a repeat call, or one after the end, has no effect.
  public void cancel() {
    cancelled = true;
    if (done) {
      return;
    }
    if (strand.isCurrent()) {
      endWaits();
      return;
    }
    try {
      strand.execute(this::endWaits);
    } catch (RejectedExecutionException e) {
      log.trace("cancelled after the end of strand {}", strand.name());
    }
  }

  /// {@return whether it has ended, one way or another}
  public boolean isDone() {
    return done;
  }

  private void endWaits() {
    if (runner != null) {
      runner.cancel();
    }
  }

  @Override
  public String toString() {
    return "a task for " + subject;
  }

  /// Its turn on the strand.
  private final class Turn implements Task {
    @Override
    public void run() {
      runner = strand.requireCurrent("a spawned task");
      try {
        if (body != null && !cancelled) {
          body.run();
        }
      } catch (CancelledException e) {
        log.debug("strand {}: {} was cancelled", strand.name(), SpawnedTask.this, e);
      } catch (StoppingException e) {
        log.debug("strand {}: {} ended with the strand", strand.name(), SpawnedTask.this, e);
      } catch (Exception e) {
        log.warn("strand {}: {} failed", strand.name(), SpawnedTask.this, e);
      } finally {
        runner = null;
        done = true;
        whenDone.accept(SpawnedTask.this);
      }
    }

    @Override
    public Object subject() {
      return SpawnedTask.this;
    }
  }
}
