package dev.parley;

import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The platform threads that do a service's blocking work: never the carrier of a handler, which on
/// an event loop would keep every socket waiting.
///
/// Thread-safe.
final class Workers {
  private static final int THREADS = 4 * Math.max(4, Runtime.getRuntime().availableProcessors());

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().name("parley-worker-", 0).daemon().factory());

  /// Calls that are not done, and who waits until none is; used on the strand only.
  private int pending;

  private @Nullable Wait<Boolean> quiet;

  Workers() {
    pool.allowCoreThreadTimeOut(true);
  }

  /// What the work came to.
  private record Result(@Nullable Object value, @Nullable Throwable failure) {}

  // The value is the one that the work, which returns a T, returned.
  @SuppressWarnings({"unchecked", "NullAway"})
  <T extends @Nullable Object> T call(Strand strand, Callable<T> work) throws Exception {
    Wait<Result> wait = Wait.forResult(strand, "the result of " + work);
    pool.execute(() -> wait.complete(run(work)));
    pending++;
    Result result;
    try {
      result = wait.await();
    } finally {
      if (--pending == 0 && quiet != null) {
        quiet.complete(true);
      }
    }
    switch (result.failure()) {
      case null -> {
        return (T) result.value();
      }
      case Exception e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException("neither Exception nor Error", e);
    }
  }

  private static Result run(Callable<?> work) {
    try {
      return new Result(work.call(), null);
    } catch (Throwable e) {
      return new Result(null, e);
    }
  }

  /// Waits until no work is being done, at most as long as given. On the strand.
  void awaitQuiet(Strand strand, Duration limit) {
    if (pending == 0) {
      return;
    }
    quiet = Wait.forInput(strand, "the end of the work that is being done");
    try {
      var _ = quiet.await(limit);
    } catch (WaitTimeoutException _) {
      // What is not done by now is done again by the next process.
    } finally {
      quiet = null;
    }
  }

  /// Takes no further work; what runs is interrupted.
  void close() {
    pool.shutdownNow();
  }
}
