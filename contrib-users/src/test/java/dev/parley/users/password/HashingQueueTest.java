package dev.parley.users.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class HashingQueueTest {
  private final HashingQueue queue = new HashingQueue(1, 3);
  private final CountDownLatch busy = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    gate.countDown();
    queue.close();
  }

  private HashingQueue.Job<String> first() throws InterruptedException {
    var job =
        queue.submit(() -> {
          busy.countDown();
          gate.await();
          return "first";
        });
    assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
    return job;
  }

  private HashingQueue.Job<String> later(String name) {
    return queue.submit(() -> {
      done.add(name);
      return name;
    });
  }

  @Test
  void worksInTheOrderOfComing() throws Exception {
    var first = first();
    var second = later("second");
    var third = later("third");

    assertThat(first.place()).isZero();
    assertThat(second.place()).isEqualTo(1);
    assertThat(third.place()).isEqualTo(2);

    gate.countDown();
    assertThat(third.result().toCompletableFuture().get(60, TimeUnit.SECONDS)).isEqualTo("third");
    assertThat(done).containsExactly("second", "third");
  }

  @Test
  void movesUpWhenSomebodyLeavesTheLine() throws Exception {
    var _ = first();
    var second = later("second");
    var third = later("third");
    second.cancel();

    assertThat(third.place()).isEqualTo(1);

    gate.countDown();
    assertThat(third.result().toCompletableFuture().get(60, TimeUnit.SECONDS)).isEqualTo("third");
    assertThat(done).containsExactly("third");
  }

  @Test
  void refusesWhoComesWhenTheLineIsFull() throws Exception {
    var _ = first();
    for (String name : List.of("a", "b", "c")) {
      var _ = later(name);
    }

    assertThatThrownBy(() -> later("d")).isInstanceOf(RejectedExecutionException.class);
  }
}
