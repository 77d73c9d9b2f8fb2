package dev.parley.strand;

import static dev.parley.strand.StrandFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
@ParameterizedClass
@EnumSource(CarrierKind.class)
class StrandStressTest {
  private static final int FEEDERS = 6;
  private static final int TASKS_EACH = 4_000;

  private final CarrierKind kind;

  private final AtomicBoolean inside = new AtomicBoolean();
  private final AtomicInteger overlaps = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final LinkedBlockingQueue<Wait<Integer>> toComplete = new LinkedBlockingQueue<>();

  /// Neither volatile nor atomic: right only if each task sees what the one before it did.
  private int turns;

  StrandStressTest(CarrierKind kind) {
    this.kind = kind;
  }

  @Test
  void runsAtMostOneTaskAtATimeAndLosesNone() throws Exception {
    long seed = 20_261;
    try (var running = kind.start()) {
      var strand = new Strand("stress");
      strand.start(running.carrier());
      var done = new CountDownLatch(FEEDERS * TASKS_EACH);
      var waits = new AtomicInteger();
      List<Thread> helpers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        helpers.add(Thread.ofPlatform().daemon().start(this::completeWaits));
      }
      for (int i = 0; i < FEEDERS; i++) {
        var random = new Random(seed + i);
        Thread.ofPlatform().daemon().start(() -> feed(strand, random, done, waits));
      }
      assertThat(done.await(100, TimeUnit.SECONDS)).as("%s tasks left", done).isTrue();
      var seen = new int[1];
      var last = new CountDownLatch(1);
      strand.execute(() -> {
        seen[0] = turns;
        last.countDown();
      });
      last.await();
      assertThat(overlaps).hasValue(0);
      assertThat(wrong).hasValue(0);
      assertThat(seen[0]).isEqualTo(FEEDERS * TASKS_EACH + waits.get());
      assertThat(strand.waiting()).isZero();
      strand.close();
      eventually().untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
      helpers.forEach(Thread::interrupt);
    }
  }

  private void feed(Strand strand, Random random, CountDownLatch done, AtomicInteger waits) {
    for (int i = 0; i < TASKS_EACH; i++) {
      int[] ways = random.ints(random.nextInt(4), 0, 6).toArray();
      waits.addAndGet(ways.length);
      strand.execute(() -> {
        enter();
        threads.add(Thread.currentThread());
        for (int way : ways) {
          await(strand, way);
        }
        leave();
        done.countDown();
      });
      // Lets the strand run dry now and then: getting it back is where races are.
      for (int pause = random.nextInt(8) == 0 ? random.nextInt(20_000) : 0; pause > 0; pause--) {
        Thread.onSpinWait();
      }
    }
  }

  private void await(Strand strand, int way) {
    var wait = Wait.<Integer>forInput(strand, "stress");
    int expected = 1;
    switch (way) {
      case 0 -> wait.complete(1);
      case 1 -> strand.execute(() -> wait.complete(1));
      case 2 -> expected = 2;
      default -> toComplete.add(wait);
    }
    leave();
    int got;
    try {
      got = expected == 2 ? wait.await(Duration.ofNanos(1 + turns % 300_000)) : wait.await();
    } catch (WaitTimeoutException e) {
      got = 2;
    }
    enter();
    if (got != expected) {
      wrong.incrementAndGet();
    }
  }

  private void enter() {
    if (!inside.compareAndSet(false, true)) {
      overlaps.incrementAndGet();
    }
    turns++;
  }

  private void leave() {
    inside.set(false);
  }

  private void completeWaits() {
    try {
      while (true) {
        toComplete.take().complete(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void runsOrRefusesEveryTaskWhileItIsClosed() throws Exception {
    try (var running = kind.start()) {
      for (int round = 0; round < 50; round++) {
        var strand = new Strand("closing");
        strand.start(running.carrier());
        var ran = new AtomicInteger();
        var accepted = new AtomicInteger();
        var ready = new CountDownLatch(3);
        List<Thread> feeders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          feeders.add(
              Thread.ofPlatform()
                  .start(() -> {
                    ready.countDown();
                    try {
                      while (true) {
                        strand.execute(ran::incrementAndGet);
                        accepted.incrementAndGet();
                      }
                    } catch (RejectedExecutionException e) {
                      // The end of this round.
                    }
                  }));
        }
        ready.await();
        strand.close();
        for (Thread feeder : feeders) {
          feeder.join();
        }
        eventually().untilAsserted(() -> assertThat(ran).hasValue(accepted.get()));
      }
    }
  }

  @Test
  void aHundredThousandTasksWaitAtOnceAndLeaveNoMoreThanTheSpares() throws Exception {
    int tasks = 100_000;
    try (var running = kind.start()) {
      var strand = new Strand("crowd");
      strand.start(running.carrier());
      List<Wait<Integer>> waits = new ArrayList<>(tasks);
      List<Integer> answers = new ArrayList<>(tasks);
      for (int i = 0; i < tasks; i++) {
        int number = i;
        strand.execute(() -> {
          threads.add(Thread.currentThread());
          var wait = Wait.<Integer>forInput(strand, number);
          waits.add(wait);
          answers.add(wait.await());
        });
      }
      eventually().atMost(Duration.ofSeconds(60)).until(() -> strand.waiting() == tasks);
      assertThat(threads).hasSize(tasks);
      var answered = new CountDownLatch(1);
      strand.execute(() -> {
        for (int i = 0; i < tasks; i++) {
          waits.get(i).complete(i);
        }
        strand.execute(answered::countDown);
      });
      assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(answers).isSorted().hasSize(tasks).endsWith(tasks - 1);
      eventually()
          .untilAsserted(() ->
              assertThat(threads.stream().filter(Thread::isAlive).count())
                  .isBetween(1L, Baton.SPARES + 1L));
      strand.close();
      eventually().untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
    }
  }
}
