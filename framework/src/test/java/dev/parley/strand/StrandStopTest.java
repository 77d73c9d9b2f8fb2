package dev.parley.strand;

import static dev.parley.strand.StrandFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@ParameterizedClass
@EnumSource(CarrierKind.class)
class StrandStopTest {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final StrandFixture fixture;
  private final Strand strand;

  StrandStopTest(CarrierKind kind) {
    fixture = new StrandFixture(kind);
    strand = fixture.strand;
  }

  @AfterEach
  void close() throws InterruptedException {
    fixture.close();
  }

  @Test
  void endsWaitsForInputThePresentOnesAndThoseToCome() {
    List<CompletableFuture<String>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(fixture.startWaiting(this::askAnn));
    }
    fixture.run(strand::stopWaits);
    waiting.add(fixture.start(this::askAnn));
    for (var task : waiting) {
      assertThatThrownBy(() -> StrandFixture.get(task))
          .isInstanceOf(StoppingException.class)
          .hasMessage("stopping while waiting for a line of ann");
    }
  }

  @Test
  void givesAnAnswerThatIsThereAlready() {
    var wait = Wait.<String>forInput(strand, "a line");
    wait.complete("answer");
    fixture.run(strand::stopWaits);
    assertThat(fixture.<String>call(wait::await)).isEqualTo("answer");
  }

  @Test
  void waitsForAResultGoOnUntilTheGraceIsOver() {
    var saved = Wait.<String>forResult(strand, "a save");
    var never = Wait.<String>forResult(strand, "a call");
    var first = fixture.startWaiting(saved::await);
    var second = fixture.startWaiting(never::await);
    var quiet = fixture.start(this::stop);
    fixture.awaitWaiting(3);
    // The stop may have waited for what was queued yet, and waits for the others when this has run.
    fixture.run(() -> {});
    fixture.run(() -> {});
    saved.complete("saved");
    assertThat(StrandFixture.get(first)).isEqualTo("saved");
    assertThat(quiet).isNotDone();
    fixture.time.advance(GRACE);
    assertThat(StrandFixture.get(quiet)).isFalse();
    assertThatThrownBy(() -> StrandFixture.get(second))
        .isInstanceOf(StoppingException.class)
        .hasMessage("stopping while waiting for a call");
    assertThatThrownBy(() -> fixture.call(Wait.forResult(strand, "late")::await))
        .isInstanceOf(StoppingException.class);
    assertThat(fixture.call(() -> strand.awaitQuiet(GRACE))).isTrue();
  }

  @Test
  void isQuietAtOnceWhenNobodyWaits() {
    assertThat(fixture.call(this::stop)).isTrue();
    assertThat(fixture.time.alarms()).isZero();
  }

  @Test
  void isQuietWhenTheLastTaskHasEnded() {
    List<Wait<String>> saves = new ArrayList<>();
    List<String> saved = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      fixture.startWaiting(() -> {
        // Each goes on to wait once more, after it was the only one left.
        for (int again = 0; again < 2; again++) {
          var save = Wait.<String>forResult(strand, "a save");
          saves.add(save);
          saved.add(save.await());
        }
        return null;
      });
    }
    var quiet = fixture.start(this::stop);
    fixture.awaitWaiting(4);
    for (int i = 0; i < 6; i++) {
      assertThat(quiet).isNotDone();
      int next = i;
      fixture.run(() -> saves.get(next).complete("saved"));
      fixture.run(() -> {});
    }
    assertThat(StrandFixture.get(quiet)).isTrue();
    assertThat(saved).hasSize(6);
  }

  @Test
  void isNotQuietBeforeWhatWasQueuedHasRun() {
    var save = Wait.<String>forResult(strand, "a save");
    var task = new CompletableFuture<CompletableFuture<String>>();
    var quiet =
        fixture.start(() -> {
          task.complete(fixture.start(save::await));
          return stop();
        });
    fixture.awaitWaiting(2);
    assertThat(quiet).isNotDone();
    save.complete("saved");
    assertThat(StrandFixture.get(quiet)).isTrue();
    assertThat(StrandFixture.get(task.join())).isEqualTo("saved");
  }

  @Test
  void isAwaitedByOneTaskOnly() {
    var save = Wait.<String>forResult(strand, "a save");
    fixture.startWaiting(save::await);
    var quiet = fixture.startWaiting(this::stop);
    assertThatThrownBy(() -> fixture.call(() -> strand.awaitQuiet(GRACE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("another task already awaits the end of all tasks");
    save.complete("saved");
    assertThat(StrandFixture.get(quiet)).isTrue();
  }

  @Test
  void aTaskThatEndsWithTheStrandIsNoFailure() {
    try (var log = new LogCapture()) {
      strand.execute(this::askAnn);
      fixture.awaitWaiting(1);
      fixture.run(strand::stopWaits);
      fixture.awaitWaiting(0);
      fixture.run(() -> {});
      assertThat(log.messages(Level.INFO)).isEmpty();
    }
  }

  @Test
  void theThirdThrowEndsATaskThatGoesOnAsking() {
    var asked = new AtomicInteger();
    try (var log = new LogCapture()) {
      strand.execute(
          named(
              "ann",
              () -> {
                while (true) {
                  try {
                    asked.incrementAndGet();
                    askAnn();
                  } catch (RuntimeException e) {
                    // Asks again, as a loop over wrong answers would.
                  }
                }
              }));
      fixture.awaitWaiting(1);
      assertThat(fixture.call(this::stop)).isTrue();
      assertThat(asked).hasValue(3);
      assertThat(log.messages(Level.WARN))
          .containsExactly("strand test: ended ann, which waited again and again after the stop");
    }
  }

  @Test
  void onlyTheThirdThrowIsTheOneToLetThrough() {
    fixture.run(strand::stopWaits);
    List<Boolean> ends =
        fixture.call(() -> {
          List<Boolean> thrown = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            try {
              askAnn();
            } catch (Throwable e) {
              thrown.add(Strand.isTaskEnd(e));
            }
          }
          return thrown;
        });
    assertThat(ends).containsExactly(false, false, true);
  }

  @Test
  void countsTheThrowsOfEachTaskByItself() {
    fixture.run(strand::stopWaits);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> fixture.call(this::askAnn)).isInstanceOf(StoppingException.class);
    }
  }

  @Test
  void aTaskThatCatchesEverythingIsLeftBehindAndEverybodyElseEnds() {
    var left = new CompletableFuture<Thread>();
    var cleaned = new AtomicInteger();
    try (var log = new LogCapture()) {
      strand.execute(
          named(
              "bob",
              () -> {
                left.complete(Thread.currentThread());
                while (true) {
                  try {
                    askAnn();
                  } catch (Throwable e) {
                    // Can't be ended by any throw.
                  }
                }
              }));
      var others = new ArrayList<CompletableFuture<String>>();
      for (int i = 0; i < 10; i++) {
        others.add(
            fixture.startWaiting(() -> {
              try {
                return askAnn();
              } finally {
                cleaned.incrementAndGet();
              }
            }));
      }
      assertThat(fixture.call(this::stop)).isTrue();
      assertThat(cleaned).hasValue(10);
      assertThat(others).allMatch(CompletableFuture::isCompletedExceptionally);
      assertThat(log.messages(Level.ERROR)).hasSize(1).first().asString().contains("bob");
      // An interrupt does not make it spin on its carrier.
      left.join().interrupt();
      eventually().until(() -> left.join().getState() == Thread.State.WAITING);
      strand.close();
      fixture.assertThreadsEnd();
    }
  }

  private boolean stop() {
    strand.stopWaits();
    return strand.awaitQuiet(GRACE);
  }

  private String askAnn() {
    return Wait.<String>forInput(strand, "a line of ann").await();
  }

  private static Task named(String subject, Runnable body) {
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
}
