package dev.parley.strand;

import static dev.parley.strand.StrandFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@ParameterizedClass
@EnumSource(CarrierKind.class)
class WatchdogTest {
  /// Long enough that no pause of a busy machine is taken for a task that holds the strand.
  private static final Duration LIMIT = Duration.ofMillis(400);

  private final StrandFixture fixture;
  private final Strand strand;
  private final LogCapture log = new LogCapture();
  private final CountDownLatch release = new CountDownLatch(1);

  WatchdogTest(CarrierKind kind) {
    fixture = new StrandFixture(kind);
    strand = fixture.strand;
  }

  @AfterEach
  void close() throws InterruptedException {
    release.countDown();
    fixture.close();
    log.close();
  }

  @Test
  void reportsATaskThatHoldsTheStrandOnceWithItsSubjectAndItsStack() {
    strand.watch(LIMIT);
    fixture.run(() -> {});
    strand.execute(hog("ann"));
    eventually().until(() -> !log.messages(Level.WARN).isEmpty());
    awaitLooks(3);
    assertThat(log.messages(Level.WARN))
        .singleElement()
        .asString()
        .startsWith("strand test is held by ann for more than PT0.4S; everybody else waits:")
        .contains("WatchdogTest.holdHere");
    release.countDown();
    fixture.run(() -> {});
  }

  @Test
  void reportsATaskThatHoldsTheStrandAfterItHasWaited() {
    strand.watch(LIMIT);
    var wait = Wait.<String>forInput(strand, "a line");
    var hog = hog("bob");
    strand.execute(
        new Task() {
          @Override
          public Object subject() {
            return hog.subject();
          }

          @Override
          public void run() {
            wait.await();
            hog.run();
          }
        });
    fixture.awaitWaiting(1);
    wait.complete("answer");
    eventually().until(() -> !log.messages(Level.WARN).isEmpty());
    assertThat(log.messages(Level.WARN))
        .singleElement()
        .asString()
        .contains("held by bob")
        .contains("WatchdogTest.holdHere");
  }

  @Test
  void reportsNobodyWhileTasksWaitAndTheStrandIsIdle() {
    strand.watch(LIMIT);
    var wait = Wait.<String>forInput(strand, "a line");
    var done = fixture.startWaiting(wait::await);
    awaitLooks(8);
    wait.complete("answer");
    assertThat(StrandFixture.get(done)).isEqualTo("answer");
    assertThat(log.messages(Level.WARN)).isEmpty();
  }

  @Test
  void watchesOnAfterASubjectThatThrows() {
    strand.watch(LIMIT);
    strand.execute(
        new Task() {
          @Override
          public Object subject() {
            throw new IllegalStateException("no subject");
          }

          @Override
          public void run() {
            holdHere();
          }
        });
    eventually().until(() -> !log.messages(Level.WARN).isEmpty());
    assertThat(log.messages(Level.WARN)).first().asString().contains("subject() threw");
    assertThat(watchdog()).isNotNull();
  }

  @Test
  void endsAtOnceWithTheStrandHoweverLongItsLimit() {
    strand.watch(Duration.ofDays(1));
    Thread watchdog = watchdog();
    assertThat(watchdog.isDaemon()).isTrue();
    strand.close();
    eventually().until(() -> !watchdog.isAlive());
  }

  @Test
  void isOneForAStrandAndHasALimit() {
    assertThatThrownBy(() -> strand.watch(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit: PT0S (expected more than zero)");
    strand.watch(LIMIT);
    assertThatThrownBy(() -> strand.watch(LIMIT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("strand test is watched already");
  }

  /// Lets the watchdog look so many times more, by the machine's time, which it goes by.
  private static void awaitLooks(int looks) {
    var passed = new CompletableFuture<Void>();
    Time.system().after(LIMIT.multipliedBy(looks).dividedBy(4), () -> passed.complete(null));
    passed.join();
  }

  private static Thread watchdog() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("strand-test-watchdog"))
        .findAny()
        .orElseThrow();
  }

  private Task hog(String subject) {
    return new Task() {
      @Override
      public Object subject() {
        return subject;
      }

      @Override
      public void run() {
        holdHere();
      }
    };
  }

  private void holdHere() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
