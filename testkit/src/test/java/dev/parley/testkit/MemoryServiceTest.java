package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.PreStop;
import dev.parley.Receive;
import dev.parley.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class MemoryServiceTest {
  private final List<String> notes = new CopyOnWriteArrayList<>();

  private Service noting() {
    var service = Service.create();
    service.listen(Connect.class, event -> event.client().write("Welcome."));
    service.listen(Receive.class, event -> notes.add(event.line()));
    service.listen(Disconnect.class, event -> notes.add("left: " + event.reason()));
    return service;
  }

  @Test
  void needsNoRealTimeForAnHourOfSleeping() {
    try (var running =
        MemoryService.start(() -> {
          var service = Service.create();
          service.listen(
              Receive.class,
              event -> {
                service.sleep(Duration.ofMinutes(50));
                event.client().write("awake");
              });
          return service;
        })) {
      var ann = running.client();
      ann.send("sleep");
      ann.expectNothing(Duration.ofMinutes(49));
      running.advance(Duration.ofMinutes(1));
      ann.expectLine("awake");
    }
  }

  @Test
  void closesWhoIsIdleToTheNanosecond() {
    try (var running = MemoryService.start(this::noting, "--idle-timeout=10m")) {
      var ann = running.client();
      ann.expectLine("Welcome.");
      ann.send("first");
      running.advance(Duration.ofMinutes(9));
      ann.send("second");
      running.advance(Duration.ofMinutes(10).minusNanos(1));
      ann.expectNothing();
      running.advance(Duration.ofNanos(1));
      assertThat(ann.expectClosed())
          .isEqualTo("\r\nYou have been silent for too long. Goodbye.\r\n");
      assertThat(notes).containsExactly("first", "second", "left: IDLE");
      assertThat(running.time().alarms()).isZero();
    }
  }

  @Test
  void closesWhoSaysNothingAtAll() {
    try (var running =
        MemoryService.start(this::noting, "--first-line-timeout=1m", "--idle-timeout=0s")) {
      var ann = running.client();
      var bob = running.client();
      bob.send("here I am");
      running.advance(Duration.ofMinutes(1));
      assertThat(ann.expectClosed()).endsWith("You have not said anything. Goodbye.\r\n");
      running.advance(Duration.ofDays(1));
      assertThat(bob.isEnded()).isFalse();
    }
  }

  @Test
  void holdsBackLinesPastTheBoundUntilOthersAreHandled() {
    try (var running =
        MemoryService.start(
            () -> {
              var service = Service.create();
              service.listen(
                  Receive.class,
                  event -> {
                    notes.add(event.line());
                    service.sleep(Duration.ofSeconds(1));
                  });
              return service;
            },
            "--max-waiting-lines=3",
            "--idle-timeout=4s")) {
      var ann = running.client();
      for (int i = 1; i <= 8; i++) {
        ann.send("line " + i);
      }
      ann.endInput();
      running.advance(Duration.ofMillis(3500));
      assertThat(notes).containsExactly("line 1", "line 2", "line 3", "line 4");
      running.advance(Duration.ofSeconds(5));
      assertThat(notes).hasSize(8).endsWith("line 8");
      assertThat(ann.isEnded()).isTrue();
    }
  }

  @Test
  void waitsForWhatBlockingWorkBrings() {
    var release = new CountDownLatch(1);
    try (var running =
        MemoryService.start(() -> {
          var service = Service.create();
          service.listen(
              Receive.class,
              event -> {
                boolean released = service.call(() -> release.await(60, TimeUnit.SECONDS));
                event.client().write("released: " + released);
              });
          return service;
        })) {
      var ann = running.client();
      ann.send("work");
      ann.expectNothing();
      release.countDown();
      ann.expectLine("released: true");
    }
  }

  @Test
  void passesDataOfRawClientsAsItIs() {
    try (var running =
        MemoryService.start(() -> {
          var service = Service.create().raw();
          service.listen(
              Receive.class, event -> notes.add(new String(event.data(), StandardCharsets.UTF_8)));
          service.listen(Connect.class, event -> event.client().print("a\nb"));
          return service;
        })) {
      var ann = running.client();
      ann.expectNext("a\nb");
      ann.sendText("x\by\r\n");
      ann.expectNothing();
      assertThat(notes).containsExactly("x\by\r\n");
    }
  }

  @Test
  void failsTheTestIfAHandlerThrew() {
    var running =
        MemoryService.start(() -> {
          var service = Service.create();
          service.listen(
              Receive.class,
              _ -> {
                throw new IllegalArgumentException("on purpose");
              });
          return service;
        });
    var ann = running.client();
    ann.send("x");
    ann.expectNothing();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(running::close)
        .withMessageContaining("on purpose");
  }

  @Test
  void refusesAServiceThatWasMadeBefore() {
    Service before = Service.create();
    assertThatIllegalStateException()
        .isThrownBy(() -> MemoryService.start(() -> before))
        .withMessageContaining("Service.create()");
  }

  @Test
  void letsNobodyInOnceItHasStopped() {
    var running = MemoryService.start(this::noting);
    running.close();
    assertThatIllegalStateException().isThrownBy(running::client);
  }

  @Test
  void stopsAlsoWhenTheStopWaitsForItsTime() {
    var running =
        MemoryService.start(() -> {
          var service = noting();
          service.listen(
              PreStop.class,
              _ -> {
                service.writeAll("Closing in three seconds.");
                service.sleep(Duration.ofSeconds(3));
                notes.add("slept");
              });
          return service;
        });
    var ann = running.client();
    ann.expectLine("Welcome.");
    running.close();
    assertThat(notes).contains("slept");
  }

  @Test
  void letsServicesShareATime() {
    var time = new VirtualTime();
    try (var one = MemoryService.start(time, this::noting, "--first-line-timeout=1m");
        var other = MemoryService.start(time, this::noting, "--first-line-timeout=2m")) {
      var ann = one.client();
      var bob = other.client();
      time.advance(Duration.ofSeconds(61));
      assertThat(ann.isEnded()).isTrue();
      assertThat(bob.isEnded()).isFalse();
    }
  }

  @Test
  void givesThousandsOfClientsAddressesOfTheirOwn() {
    assertThat(MemoryGate.address(0)).isNotEqualTo(MemoryGate.address(64_000));
    assertThat(MemoryGate.address(0).getAddress().isLoopbackAddress()).isTrue();
    try (var running = MemoryService.start(this::noting)) {
      for (int i = 0; i < 5_000; i++) {
        running.client();
      }
      running.advance(Duration.ZERO);
      assertThat(
              running.service().clients().filter(_ -> true).stream()
                  .map(Client::address)
                  .distinct())
          .hasSize(5_000);
    }
  }
}
