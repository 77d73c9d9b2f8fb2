package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.Excess;
import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.loop.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@ParameterizedClass
@EnumSource(Reach.class)
class InputTest {
  @Parameter Reach reach;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource(Transport.class)
  void waitsInTheGateWhenTheServiceHasEnough(Transport transport) throws IOException {
    var limits = new TestLimits().maxWaitingLines(4).build();
    try (var fixture = new GateFixture(reach, limits, 1, transport);
        var peer = new Peer(fixture.line)) {
      var typed = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
      peer.send(String.join("\n", typed) + "\n");
      long client = fixture.client(0);
      await().until(() -> fixture.service.lines(client).size() == 4);
      int acknowledged = 0;
      while (acknowledged < typed.size()) {
        var ready = fixture.service.lines(client).size();
        assertThat(ready - acknowledged).isLessThanOrEqualTo(4);
        fixture.send(new ToGate.Acknowledge(client, ready - acknowledged));
        acknowledged = ready;
        if (acknowledged < typed.size()) {
          await()
              .pollInterval(Duration.ofMillis(1))
              .until(() -> fixture.service.lines(client).size() > ready);
        }
      }
      assertThat(fixture.service.lines(client)).isEqualTo(typed);
      peer.send("and on\n");
      await().until(() -> fixture.service.lines(client).getLast().equals("and on"));
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void stopsReadingTheSocketWhenTheServiceHasEnough(Transport transport) throws Exception {
    var limits = new TestLimits().maxWaitingLines(4).build();
    try (var fixture = new GateFixture(reach, limits, 1, transport);
        var peer = new Peer(fixture.line)) {
      var sent = new AtomicLong();
      var flood =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  while (true) {
                    peer.send("flood\n".repeat(1000));
                    sent.incrementAndGet();
                  }
                } catch (IOException e) {
                  // The end of the test.
                }
              });
      var before = new AtomicLong(-1);
      await()
          .pollInterval(Duration.ofMillis(300))
          .until(() -> {
            long now = sent.get();
            return now > 0 && before.getAndSet(now) == now;
          });
      long client = fixture.client(0);
      await().until(() -> fixture.service.lines(client).size() >= 4);
      assertThat(fixture.service.lines(client)).hasSize(4);
      peer.close();
      flood.join();
    }
  }

  @Test
  void tellsOfLinesThatWaitOnceUntilNoneDoes() throws IOException {
    var limits = new TestLimits().maxWaitingLines(4).build();
    try (var fixture = new GateFixture(reach, limits);
        var peer = new Peer(fixture.line)) {
      peer.send("1\n2\n3\n");
      long client = fixture.client(0);
      awaitLines(fixture, client, 3);
      peer.send("4\n");
      awaitWaiting(fixture, client, 1);
      fixture.send(new ToGate.Acknowledge(client, 2));
      peer.send("5\n6\n7\n");
      awaitLines(fixture, client, 6);
      fixture.send(new ToGate.Acknowledge(client, 4));
      awaitLines(fixture, client, 7);
      fixture.send(new ToGate.Acknowledge(client, 1), new ToGate.Write(client, "all\n"));
      peer.expect("all\r\n");
      peer.send("8\n9\n10\n");
      awaitLines(fixture, client, 10);
      assertThat(waiting(fixture, client)).isEqualTo(1);
      peer.send("11\n");
      awaitWaiting(fixture, client, 2);
      assertThat(fixture.service.lines(client)).hasSize(11);
    }
  }

  @Test
  void tellsOfRawDataThatWaits() throws IOException {
    var limits = new TestLimits().maxWaitingLines(1).build();
    try (var fixture = new GateFixture(reach, limits);
        var peer = new Peer(fixture.raw)) {
      peer.send("data");
      awaitWaiting(fixture, fixture.client(0), 1);
    }
  }

  private static void awaitLines(GateFixture fixture, long client, int count) {
    await().atMost(LIMIT).until(() -> fixture.service.lines(client).size() == count);
  }

  private static void awaitWaiting(GateFixture fixture, long client, int count) {
    await().atMost(LIMIT).until(() -> waiting(fixture, client) == count);
  }

  private static long waiting(GateFixture fixture, long client) {
    return fixture
        .service
        .all(ToService.Exceeded.class)
        .filter(new ToService.Exceeded(client, Excess.WAITING)::equals)
        .count();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void endsBehindItsLinesWhileOutputStillGoesOut(Transport transport) throws IOException {
    var limits = new TestLimits().maxWaitingLines(2).build();
    try (var fixture = new GateFixture(reach, limits, 1, transport);
        var peer = new Peer(fixture.line)) {
      peer.send("one\ntwo\nthree\nunfinished");
      peer.socket.shutdownOutput();
      long client = fixture.client(0);
      await().until(() -> fixture.service.lines(client).size() == 2);
      assertThat(fixture.service.all(ToService.InputEnded.class)).isEmpty();
      fixture.send(new ToGate.Acknowledge(client, 2));
      fixture.awaitMessage(ToService.InputEnded.class);
      assertThat(fixture.service.lines(client))
          .containsExactly("one", "two", "three", "unfinished");
      assertThat(fixture.service.messages.getLast()).isInstanceOf(ToService.InputEnded.class);

      fixture.send(new ToGate.Write(client, "still\n"));
      peer.expect("still\r\n");
      var many = "there ".repeat(100_000);
      fixture.send(new ToGate.Write(client, many), new ToGate.Close(client));
      assertThat(peer.readToEnd()).isEqualTo(many);
      assertThat(fixture.awaitMessage(ToService.Left.class).reason())
          .isEqualTo(LeaveReason.END_OF_INPUT);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void endsWithAResetWithoutFurtherMessages(Transport transport) throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS, 1, transport);
        var peer = new Peer(fixture.line)) {
      peer.send("one\n");
      long client = fixture.client(0);
      await().until(() -> fixture.service.lines(client).size() == 1);
      peer.reset();
      assertThat(fixture.awaitMessage(ToService.Left.class).reason()).isEqualTo(LeaveReason.RESET);
      fixture.send(new ToGate.Write(client, "nobody\n"), new ToGate.Close(client));
      assertNothingIsLeft(fixture);
      assertThat(fixture.service.messages).hasSize(3);
      assertThat(fixture.service.messages.getLast()).isInstanceOf(ToService.Left.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void endsWithAResetAfterTheEndOfInput(Transport transport) throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS, 1, transport);
        var peer = new Peer(fixture.line)) {
      peer.socket.shutdownOutput();
      long client = fixture.client(0);
      fixture.awaitMessage(ToService.InputEnded.class);
      peer.reset();
      fixture.send(new ToGate.Write(client, "nobody\n"));
      fixture.send(new ToGate.Write(client, "nobody\n"));
      assertThat(fixture.awaitMessage(ToService.Left.class).reason()).isEqualTo(LeaveReason.RESET);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void neverEndingItsLineIsToldOnceAndStays(Transport transport) throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS, 1, transport);
        var peer = new Peer(fixture.line);
        var other = new Peer(fixture.line)) {
      long client = fixture.client(0);
      for (int count = 0; count < 100; count++) {
        peer.send("x".repeat(10_000));
      }
      peer.expect("Line too long; only its first 4096 bytes are used.\r\n");
      other.send("hello\n");
      await().until(() -> fixture.service.all(ToService.Lines.class).count() == 1);
      peer.send("\nnext\n");
      await().until(() -> fixture.service.lines(client).size() == 2);
      assertThat(fixture.service.lines(client)).isEqualTo(List.of("x".repeat(4096), "next"));
      fixture.send(new ToGate.Write(client, "ok\n"));
      peer.expect("ok\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void answersTelnetCommandsAndClosesAFlood(Transport transport) throws IOException {
    var limits = new TestLimits().negotiations(10).build();
    try (var fixture = new GateFixture(reach, limits, 1, transport);
        var peer = new Peer(fixture.line)) {
      peer.send(255, 253, 6, 255, 251, 32);
      peer.expect(GateFixture.OFFERS);
      peer.expect(new byte[] {-1, -5, 6, -1, -2, 32});
      for (int count = 0; count < 20; count++) {
        peer.send(255, 241);
      }
      assertThat(peer.readToEnd()).isEqualTo("\r\nToo many telnet commands.\r\n");
      assertThat(fixture.awaitMessage(ToService.Left.class).reason()).isEqualTo(LeaveReason.FLOOD);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void interruptsWithUrgentData(Transport transport) throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS, 1, transport);
        var peer = new Peer(fixture.line)) {
      peer.send(255, 244, 255);
      peer.socket.sendUrgentData(242);
      peer.send("cd\r\n");
      long client = fixture.client(0);
      await().until(() -> fixture.service.lines(client).size() == 1);
      assertThat(fixture.service.lines(client)).containsExactly("cd");
    }
  }

  /// The gate closes at once if it has no connection any more.
  static void assertNothingIsLeft(GateFixture fixture) {
    var start = System.nanoTime();
    fixture.close(Duration.ofMinutes(2));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
  }
}
