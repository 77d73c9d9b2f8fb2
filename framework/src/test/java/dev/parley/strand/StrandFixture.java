package dev.parley.strand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionFactory;

/// A running strand that remembers the threads its tasks ran on.
final class StrandFixture implements AutoCloseable {
  final FakeTime time = new FakeTime();
  final Strand strand;
  final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final CarrierKind.Running running;

  StrandFixture(CarrierKind kind, Strand.Observer observer) {
    strand = new Strand("test", time, observer);
    running = kind.start();
    strand.start(running.carrier());
  }

  StrandFixture(CarrierKind kind) {
    this(kind, new Strand.Observer() {});
  }

  Carrier carrier() {
    return running.carrier();
  }

  /// Runs something on the strand and waits for it, outside.
  <T> T call(Callable<T> body) {
    return get(start(body));
  }

  /// Runs something on the strand and waits for it, outside.
  void run(Runnable body) {
    call(() -> {
      body.run();
      return null;
    });
  }

  /// Queues something that may wait.
  <T> CompletableFuture<T> start(Callable<T> body) {
    var result = new CompletableFuture<T>();
    strand.execute(() -> {
      threads.add(Thread.currentThread());
      try {
        result.complete(body.call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    return result;
  }

  /// Queues a task as it is, after which the strand has to be alive.
  void execute(Runnable task) {
    strand.execute(task);
    run(() -> {});
  }

  /// Starts a task that waits, and returns when it does.
  <T> CompletableFuture<T> startWaiting(Callable<T> body) {
    int before = call(strand::waiting);
    CompletableFuture<T> result = start(body);
    awaitWaiting(before + 1);
    return result;
  }

  /// Awaitility without its pauses of a tenth of a second.
  static ConditionFactory eventually() {
    return await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofSeconds(60));
  }

  void awaitWaiting(int tasks) {
    eventually().until(() -> strand.waiting() == tasks);
  }

  static <T> T get(CompletableFuture<T> result) {
    try {
      return result.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw sneaky(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the strand did not answer", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
    throw (E) e;
  }

  void assertThreadsEnd() {
    eventually().untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
  }

  @Override
  public void close() throws InterruptedException {
    // What a test left waiting would keep its thread.
    if (!strand.isClosed()) {
      run(strand::stopWaits);
    }
    // One that was abandoned does not come to an end.
    boolean ends = !strand.isTerminated();
    strand.close();
    // A thread that the loop left in mid-air could have the lock of the log, for ever.
    assertThat(!ends || strand.awaitEnd(Duration.ofSeconds(60))).isTrue();
    running.close();
  }
}
