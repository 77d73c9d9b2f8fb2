package dev.parley.strand;

import static dev.parley.strand.StrandFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@Tag("carrier")
@ParameterizedClass
@EnumSource(CarrierKind.class)
class StrandTest {
  private final CarrierKind kind;
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicReference<VirtualMachineError> fatal = new AtomicReference<>();
  private final StrandFixture fixture;
  private final Strand strand;

  StrandTest(CarrierKind kind) {
    this.kind = kind;
    fixture =
        new StrandFixture(
            kind,
            new Strand.Observer() {
              @Override
              public void turnEnded() {
                turns.incrementAndGet();
              }

              @Override
              public void fatal(VirtualMachineError error) {
                fatal.set(error);
              }
            });
    strand = fixture.strand;
  }

  @AfterEach
  void close() throws InterruptedException {
    fixture.close();
  }

  @Test
  void runsTasksInTheOrderInWhichTheyCame() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      int number = i;
      strand.execute(() -> order.add(number));
    }
    assertThat(fixture.call(() -> List.copyOf(order)))
        .isEqualTo(IntStream.range(0, 10_000).boxed().toList());
  }

  @Test
  void runsATaskThatATaskQueuesAfterThoseThatWereQueuedBefore() {
    List<String> order = new ArrayList<>();
    fixture.run(() -> {
      strand.execute(() -> order.add("first"));
      strand.execute(() -> {
        strand.execute(() -> order.add("third"));
        order.add("second");
      });
    });
    fixture.run(() -> {});
    assertThat(fixture.call(() -> order)).containsExactly("first", "second", "third");
  }

  @Test
  void aTaskThatWaitsLetsOthersRunAndComesBackInItsTurn() {
    List<String> order = new ArrayList<>();
    var wait = Wait.<String>forInput(strand, "a line");
    var done =
        fixture.startWaiting(() -> {
          order.add("asks");
          order.add(wait.await());
          return order;
        });
    fixture.run(() -> {
      order.add("other");
      strand.execute(() -> order.add("queued before the answer"));
      wait.complete("answer");
      strand.execute(() -> order.add("queued after the answer"));
    });
    fixture.run(() -> {});
    assertThat(StrandFixture.get(done))
        .containsExactly(
            "asks", "other", "queued before the answer", "answer", "queued after the answer");
  }

  @Test
  void queuesWhatItIsGivenBeforeTheStart() throws Exception {
    var early = new Strand("early");
    var ran = new CompletableFuture<Boolean>();
    early.execute(() -> ran.complete(early.isCurrent()));
    assertThat(ran).isNotDone();
    early.start(fixture.carrier());
    assertThat(StrandFixture.get(ran)).isTrue();
    assertThatThrownBy(() -> early.start(fixture.carrier()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("strand early is started already");
    early.close();
  }

  @Test
  void knowsItsOwnTasks() {
    assertThat(strand.isCurrent()).isFalse();
    assertThat(fixture.call(strand::isCurrent)).isTrue();
    var other = new Strand("other");
    assertThat(fixture.call(other::isCurrent)).isFalse();
  }

  @Test
  void refusesOffTheStrandWhatBelongsOnIt() {
    assertThatThrownBy(strand::stopWaits)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "stopWaits works only on the strand test: call it from a handler, timer or task, or hand"
                + " the work over by start(...)");
    assertThatThrownBy(() -> strand.awaitQuiet(Duration.ZERO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("awaitQuiet works only on the strand test");
  }

  @Test
  void goesOnAfterATaskThatThrows() {
    try (var log = new LogCapture()) {
      for (Throwable thrown :
          List.of(
              new IllegalArgumentException("a bug"),
              new AssertionError("an error"),
              new StackOverflowError("too deep"))) {
        fixture.execute(task("ann", () -> sneak(thrown)));
      }
      assertThat(log.messages(Level.WARN)).hasSize(3).allMatch("strand test: ann failed"::equals);
    }
    assertThat(fatal).hasNullValue();
  }

  @Test
  void tellsItsObserverWhenTheVirtualMachineFails() {
    var error = new InternalError("broken");
    fixture.execute(() -> sneak(error));
    assertThat(fatal).hasValue(error);
  }

  @Test
  void goesOnAfterASubjectThatThrows() {
    try (var log = new LogCapture()) {
      fixture.execute(
          new Task() {
            @Override
            public Object subject() {
              throw new IllegalStateException("no subject");
            }

            @Override
            public void run() {
              throw new IllegalArgumentException("a bug");
            }
          });
      assertThat(log.messages(Level.WARN))
          .containsExactly(
              "strand test: a task whose subject() threw java.lang.IllegalStateException failed");
    }
  }

  @Test
  void goesOnAfterAnObserverThatThrows() throws Exception {
    try (var failing =
        new StrandFixture(
            kind,
            new Strand.Observer() {
              @Override
              public void turnEnded() {
                throw new IllegalStateException("observer");
              }
            })) {
      var wait = Wait.<String>forInput(failing.strand, "a line");
      var done = failing.startWaiting(wait::await);
      wait.complete("answer");
      assertThat(StrandFixture.get(done)).isEqualTo("answer");
    }
  }

  @Test
  void goesOnAfterAnErrorFromItsObserverAndItsThreadEnds() throws Exception {
    var failed = new AtomicInteger();
    try (var failing =
        new StrandFixture(
            kind,
            new Strand.Observer() {
              @Override
              public void turnEnded() {
                if (failed.incrementAndGet() == 1) {
                  throw new AssertionError("observer");
                }
              }
            })) {
      Thread first = failing.call(Thread::currentThread);
      assertThat(failing.call(Thread::currentThread)).isNotSameAs(first);
      eventually().until(() -> !first.isAlive());
    }
  }

  @Test
  void tellsItsObserverOfEveryTaskAndEveryWait() {
    fixture.run(() -> turns.set(0));
    var wait = Wait.<String>forInput(strand, "a line");
    var done = fixture.start(wait::await);
    fixture.awaitWaiting(1);
    wait.complete("answer");
    StrandFixture.get(done);
    // The end of the first task, the wait, the end of the task that waited.
    assertThat(fixture.call(turns::get)).isEqualTo(3);
  }

  @Test
  void anInterruptEndsNoWaitAndIsThereAfterIt() {
    var wait = Wait.<String>forInput(strand, "a line");
    var thread = new CompletableFuture<Thread>();
    var done =
        fixture.startWaiting(() -> {
          thread.complete(Thread.currentThread());
          return wait.await() + Thread.currentThread().isInterrupted();
        });
    thread.join().interrupt();
    fixture.run(() -> {});
    assertThat(done).isNotDone();
    wait.complete("answer ");
    assertThat(StrandFixture.get(done)).isEqualTo("answer true");
  }

  @Test
  void aTaskDoesNotInheritTheInterruptOfAnother() {
    Thread first =
        fixture.call(() -> {
          Thread.currentThread().interrupt();
          return Thread.currentThread();
        });
    fixture.run(() -> {
      assertThat(Thread.currentThread()).isSameAs(first);
      assertThat(first.isInterrupted()).isFalse();
    });
  }

  @Test
  void mayBlockAnywhereButOnTheLoop() {
    strand.requireMayBlock("trigger");
    fixture.run(() -> strand.requireMayBlock("trigger"));
  }

  @Test
  void runsWhatIsQueuedWhenItIsClosedAndRefusesTheRest() {
    var gate = new CountDownLatch(1);
    var ran = new AtomicInteger();
    fixture.start(() -> {
      gate.await();
      return null;
    });
    for (int i = 0; i < 100; i++) {
      strand.execute(ran::incrementAndGet);
    }
    var last = fixture.start(() -> ran.get());
    strand.close();
    strand.close();
    assertThatThrownBy(() -> strand.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("strand test is closed");
    gate.countDown();
    assertThat(StrandFixture.get(last)).isEqualTo(100);
    fixture.assertThreadsEnd();
  }

  @Test
  void itsThreadsEndWhenItIsClosed() {
    List<Wait<String>> waits = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      fixture.start(() -> {
        var wait = Wait.<String>forInput(strand, "a line");
        waits.add(wait);
        return wait.await();
      });
    }
    fixture.awaitWaiting(200);
    assertThat(fixture.threads).hasSize(200).allMatch(Thread::isAlive);
    fixture.run(() -> waits.forEach(wait -> wait.complete("go")));
    fixture.awaitWaiting(0);
    strand.close();
    fixture.assertThreadsEnd();
  }

  @Test
  void aTaskThatStillWaitsWhenItIsClosedNeverGoesOn() {
    var wait = Wait.<String>forResult(strand, "a row");
    var done = fixture.startWaiting(wait::await);
    strand.close();
    eventually().until(strand::isTerminated);
    assertThat(wait.complete("late")).isTrue();
    assertThat(done).isNotDone();
  }

  @Test
  void itsEndIsTheEndOfItsLastThread() throws Exception {
    var release = new CountDownLatch(1);
    var last = new AtomicReference<Thread>();
    strand.execute(() -> {
      last.set(Thread.currentThread());
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    strand.close();
    assertThat(strand.awaitEnd(Duration.ofMillis(1))).isFalse();
    release.countDown();
    assertThat(strand.awaitEnd(Duration.ofSeconds(60))).isTrue();
    assertThat(last.get().isAlive()).isFalse();
  }

  private static Task task(String subject, Runnable body) {
    return new Task() {
      @Override
      public Object subject() {
        return subject;
      }

      @Override
      public void run() {
        body.run();
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable e) throws E {
    throw (E) e;
  }
}
