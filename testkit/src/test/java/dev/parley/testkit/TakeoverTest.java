package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.Connect;
import dev.parley.PostRestart;
import dev.parley.PreRestart;
import dev.parley.PreStart;
import dev.parley.Receive;
import dev.parley.RestartFailed;
import dev.parley.Service;
import dev.parley.event.Key;
import dev.parley.state.StateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Services that follow one another in memory.
@Timeout(120)
class TakeoverTest {
  private static final Key<String> NAME = Key.of("name", String.class);
  private static final Key<Thread> THREAD = Key.of("thread", Thread.class);

  private final List<String> notes = new CopyOnWriteArrayList<>();

  /// Started at least once by the supplier; the test's way into its handlers.
  private MemoryService running;

  private Service parrot() {
    var service = Service.create();
    service.listen(
        Connect.class,
        event -> event.client().put(NAME, event.client().ask("What is your name? ")));
    service.listen(Receive.class, event -> hear(service, event));
    service.listen(PreRestart.class, _ -> notes.add("old rests"));
    service.listen(PostRestart.class, event -> notes.add("new after " + event.cause()));
    service.listen(RestartFailed.class, event -> notes.add(event.reason()));
    return service;
  }

  private void hear(Service service, Receive event) throws Exception {
    var client = event.client();
    client.write(client.get(NAME) + " says: " + event.line());
    switch (event.line()) {
      case "crash" -> {
        if (!event.redelivered()) {
          crash(event);
        }
        client.write("Nobody noticed.");
      }
      case "crash always" -> running.crash();
      case "stay down" -> {
        if (!event.redelivered()) {
          running.crashAndStayDown();
        }
      }
      case "fail" -> throw new IllegalStateException("told to fail");
      case "sleep" -> {
        try {
          service.sleep(Duration.ofHours(1));
          client.write("awake");
        } finally {
          notes.add("finally");
        }
      }
      case "restart" -> service.restart();
      case "restart here" -> running.restart();
      default -> {}
    }
  }

  private void crash(Receive event) {
    try {
      event.client().write("You will never see this.");
      running.crash();
    } finally {
      notes.add("finally");
    }
  }

  private Service failing() {
    var service = parrot();
    service.listen(
        PreStart.class,
        _ -> {
          throw new IllegalStateException("no map of the world");
        });
    return service;
  }

  private MemoryClient ann(Supplier<Service> maker, String... settings) {
    running = MemoryService.startUnderAngel(maker, settings);
    var ann = running.client();
    ann.expect("What is your name? ");
    ann.send("Ann");
    ann.send("hi");
    ann.expectLine("Ann says: hi");
    return ann;
  }

  // ---- restart

  @Test
  void anotherServiceGoesOnWithTheSameClients() {
    var ann = ann(this::parrot);
    try (var parrot = running) {
      Service before = parrot.service();
      parrot.restart();
      assertThat(parrot.service()).isNotSameAs(before);
      ann.expectNothing();
      ann.send("hello");
      ann.expectLine("Ann says: hello");
      assertThat(notes).containsExactly("old rests", "new after RESTART");
      var bob = parrot.client();
      bob.expect("name? ");
    }
  }

  @Test
  void aDozenRestartsLeaveNoAlarms() {
    var ann = ann(this::parrot, "--idle-timeout=0");
    try (var parrot = running) {
      ann.send("sleep");
      ann.expectLine("Ann says: sleep");
      int alarms = parrot.time().alarms();
      for (int i = 0; i < 12; i++) {
        parrot.restart();
        ann.expectLine("Ann says: sleep");
      }
      assertThat(parrot.time().alarms()).isEqualTo(alarms);
      ann.expectNothing(Duration.ofMinutes(59));
      parrot.advance(Duration.ofMinutes(1));
      ann.expectLine("awake");
      assertThat(notes).containsOnlyOnce("finally");
    }
  }

  @Test
  void changedCodeTakesOverAndStays() {
    var ann = ann(this::parrot);
    try (var parrot = running) {
      parrot.restart(
          () -> {
            var service = parrot();
            service.listen(Receive.class, event -> event.client().write("New code."));
            return service;
          },
          "--max-line-length=100");
      ann.send("hello");
      ann.expectLine("Ann says: hello");
      ann.expectLine("New code.");
      assertThat(notes).contains("new after UPGRADE");
      parrot.crash();
      ann.send("again");
      ann.expectLine("Ann says: again");
      ann.expectLine("New code.");
    }
  }

  @Test
  void theOldOneGoesOnWhenTheNewOneFails() {
    var ann = ann(this::parrot);
    try (var parrot = running) {
      Service before = parrot.service();
      assertThatThrownBy(() -> parrot.restart(this::failing))
          .isInstanceOf(TakeoverFailedException.class)
          .hasMessageContaining("no map of the world")
          .hasRootCauseMessage("no map of the world");
      assertThat(parrot.service()).isSameAs(before);
      ann.send("hello");
      ann.expectLine("Ann says: hello");
      // RestartFailed takes its turn behind what has come meanwhile.
      await().atMost(Duration.ofMinutes(1)).until(() -> notes.size() == 2);
      assertThat(notes.getFirst()).isEqualTo("old rests");
      assertThat(notes.getLast()).contains("no map of the world");
      parrot.restart();
      ann.send("hello");
      ann.expectLine("Ann says: hello");
    }
  }

  @Test
  void theOldOneGoesOnWhenTheNewOneCanNotBeMade() {
    var ann = ann(this::parrot);
    try (var parrot = running) {
      assertThatThrownBy(() ->
              parrot.restart(() -> {
                throw new UnsupportedOperationException("no disk");
              }))
          .isInstanceOf(TakeoverFailedException.class)
          .hasMessageContaining("no disk")
          .hasCauseInstanceOf(UnsupportedOperationException.class);
      Service elsewhere = parrot();
      assertThatThrownBy(() -> parrot.restart(() -> elsewhere))
          .hasMessageContaining("Service.create()");
      ann.send("hello");
      ann.expectLine("Ann says: hello");
    }
  }

  @Test
  void aServiceMayAskForItsRestart() {
    var ann = ann(this::parrot);
    try (var parrot = running) {
      Service before = parrot.service();
      ann.send("restart");
      ann.expectLine("Ann says: restart");
      ann.expectNothing();
      assertThat(parrot.service()).isNotSameAs(before);
    }
  }

  @Test
  void aRestartThatWouldWaitForItselfIsAnError() {
    var ann = ann(this::parrot);
    try (var parrot = running) {
      ann.send("restart here");
      ann.expectLine("Ann says: restart here");
      assertThat(parrot.takeFailures())
          .singleElement()
          .asString()
          .contains("on the strand", "service.restart()");
    }
  }

  @Test
  void aRestartNeedsAnAngel() {
    try (var parrot = MemoryService.start(this::parrot)) {
      assertThatIllegalStateException()
          .isThrownBy(parrot::restart)
          .withMessageContaining("startUnderAngel");
      assertThatIllegalStateException().isThrownBy(parrot::crash);
      assertThatIllegalStateException().isThrownBy(parrot::isServing);
    }
  }

  @Test
  void whatCanNotBeKeptIsRefused() {
    Supplier<Service> maker =
        () -> {
          var service = Service.create();
          service.listen(
              Connect.class, event -> event.client().put(THREAD, Thread.currentThread()));
          return service;
        };
    try (var strict = MemoryService.startUnderAngel(maker)) {
      strict.client().expectNothing();
      assertThat(strict.takeFailures()).hasOnlyElementsOfType(StateException.class);
    }
    try (var lenient = MemoryService.start(maker)) {
      lenient.client().expectNothing();
    }
  }

  @Test
  void aServiceThatIsMadeElsewhereIsRefused() {
    Service elsewhere = parrot();
    assertThatIllegalStateException()
        .isThrownBy(() -> MemoryService.startUnderAngel(() -> elsewhere))
        .withMessageContaining("Service.create()");
  }

  @Test
  void aStartThatFailsTellsWhy() {
    assertThatThrownBy(() -> MemoryService.startUnderAngel(this::parrot, "--no-such-setting=1"))
        .hasMessageContaining("no-such-setting");
  }

  // ---- crash

  @Test
  void aCrashFromOutsideLeavesEverythingUndone() {
    var ann = ann(this::parrot, "--idle-timeout=0");
    try (var parrot = running) {
      ann.send("sleep");
      ann.expectLine("Ann says: sleep");
      parrot.crashAndStayDown();
      assertThat(parrot.isServing()).isFalse();
      parrot.advance(Duration.ofHours(2));
      ann.expectNothing();
      assertThat(notes).isEmpty();
      ann.send("typed meanwhile");
      parrot.recover();
      parrot.recover();
      assertThat(parrot.isServing()).isTrue();
      ann.expectLine("Ann says: sleep");
      ann.expectNothing();
      parrot.advance(Duration.ofHours(1));
      ann.expectLine("awake");
      ann.expectLine("Ann says: typed meanwhile");
      assertThat(notes).containsExactly("new after CRASH", "finally");
    }
  }

  @Test
  void aCrashInsideAHandlerIsSeenByNobody() {
    var ann = ann(this::parrot);
    try (var parrot = running) {
      Service before = parrot.service();
      ann.send("crash");
      ann.send("behind");
      ann.expectLine("Ann says: crash");
      ann.expectLine("Nobody noticed.");
      ann.expectLine("Ann says: behind");
      assertThat(parrot.service()).isNotSameAs(before);
      assertThat(notes).containsExactly("new after CRASH");
    }
  }

  @Test
  void aLineThatCrashesTwiceIsDropped() {
    var ann = ann(this::parrot);
    try (var parrot = running) {
      ann.send("crash always");
      ann.send("behind");
      ann.expect("has stopped the service twice");
      ann.expect("\r\n");
      ann.expectLine("Ann says: behind");
      assertThat(notes).containsExactly("new after CRASH", "new after CRASH");
    }
  }

  @Test
  void nobodyServesUntilTheRecovery() {
    var ann = ann(this::parrot);
    try (var parrot = running) {
      ann.send("stay down");
      ann.send("behind");
      ann.expectNothing();
      assertThat(parrot.isServing()).isFalse();
      assertThatIllegalStateException()
          .isThrownBy(parrot::restart)
          .withMessageContaining("recover");
      var bob = parrot.client();
      bob.send("Bob");
      parrot.recover();
      bob.expect("name? ");
      ann.expectLine("Ann says: stay down");
      ann.expectLine("Ann says: behind");
      bob.send("hi");
      bob.expect("Bob says: hi");
    }
  }

  @Test
  void aRecoveryThatFailsTellsWhy() {
    var starts = new CountDownLatch(2);
    Supplier<Service> maker =
        () -> {
          starts.countDown();
          return starts.getCount() > 0 ? parrot() : failing();
        };
    var ann = ann(maker);
    try (var parrot = running) {
      assertThatThrownBy(parrot::crash)
          .isInstanceOf(TakeoverFailedException.class)
          .hasMessageContaining("no map of the world");
      assertThat(parrot.isServing()).isFalse();
      ann.expectNothing();
      assertThatThrownBy(parrot::recover).isInstanceOf(TakeoverFailedException.class);
    }
    ann.expectClosed();
  }

  @Test
  void aRecoveryThatFailsAfterACrashInsideIsToldToWhoeverWaits() {
    var starts = new CountDownLatch(2);
    Supplier<Service> maker =
        () -> {
          starts.countDown();
          return starts.getCount() > 0 ? parrot() : failing();
        };
    var ann = ann(maker);
    try (var parrot = running) {
      ann.send("crash");
      assertThatThrownBy(ann::expectNothing)
          .isInstanceOf(TakeoverFailedException.class)
          .hasMessageContaining("no map of the world");
      assertThat(parrot.isServing()).isFalse();
    }
  }

  @Test
  void failuresOfEveryServiceCount() {
    var ann = ann(this::parrot);
    var parrot = running;
    ann.send("fail");
    ann.expectLine("Ann says: fail");
    parrot.restart();
    ann.send("fail");
    ann.expectLine("Ann says: fail");
    parrot.crash();
    assertThat(parrot.takeFailures()).hasSize(2);
    ann.send("fail");
    ann.expectLine("Ann says: fail");
    parrot.restart();
    assertThatThrownBy(parrot::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("told to fail");
  }

  @Test
  void workThatDoesNotEndIsDoneAgain() {
    var never = new CountDownLatch(1);
    Supplier<Service> maker =
        () -> {
          var service = parrot();
          service.listen(
              Receive.class,
              event -> {
                if (event.line().equals("work")) {
                  var _ = service.call(() -> never.await(1, TimeUnit.MINUTES));
                  event.client().write("done");
                }
              });
          return service;
        };
    var ann = ann(maker);
    try (var parrot = running) {
      ann.send("work");
      ann.expectLine("Ann says: work");
      parrot.restart();
      ann.send("hello");
      ann.expectNothing();
      never.countDown();
      ann.expectLine("done");
      ann.expectLine("Ann says: hello");
    }
  }
}
