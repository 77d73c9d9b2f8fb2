package dev.parley.users.password;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that hash, and the line before them: first come, first served. Platform threads,
/// since nothing in the work ever lets go of a carrier.
///
/// Thread-safe.
final class HashingQueue implements AutoCloseable {
  private final ThreadPoolExecutor pool;

  /// @param threads how many hash at a time
  /// @param bound how many may wait behind them
  HashingQueue(int threads, int bound) {
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(bound),
            Thread.ofPlatform().name("parley-password-", 0).daemon().factory());
    pool.allowCoreThreadTimeOut(true);
  }

  /// Has work done when its turn comes.
  ///
  /// @throws RejectedExecutionException if too many wait already, or after the end
  <T> Job<T> submit(Callable<T> work) {
    var job = new Job<>(work);
    pool.execute(job);
    return job;
  }

  /// What waits is dropped.
  @Override
  public void close() {
    pool.shutdownNow();
  }

  /// Work in line.
  final class Job<T> implements Runnable {
    private final Callable<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    private Job(Callable<T> work) {
      this.work = work;
    }

    CompletionStage<T> result() {
      return result;
    }

    /// {@return the place in line, from 1; zero once it is being worked on}
    int place() {
      int before = 0;
      for (Runnable waiting : pool.getQueue()) {
        before++;
        if (waiting.equals(this)) {
          return before;
        }
      }
      return 0;
    }

    /// Leaves the line, if it has not begun.
    void cancel() {
      var _ = pool.remove(this);
    }

    @Override
    public void run() {
      try {
        var _ = result.complete(work.call());
      } catch (Throwable e) {
        var _ = result.completeExceptionally(e);
      }
    }
  }
}
