package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.loop.Transport;
import java.io.IOException;
import java.time.Duration;
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
class ClosingTest {
  @Parameter Reach reach;

  @ParameterizedTest
  @EnumSource(Transport.class)
  void sendsWhatIsPendingToAClientThatKeepsTalking(Transport transport) throws Exception {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS, 1, transport);
        var peer = new Peer(fixture.line, 8192)) {
      long client = fixture.client(0);
      var talking =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  while (true) {
                    peer.send("unread input\n".repeat(100));
                  }
                } catch (IOException e) {
                  // The end of the connection.
                }
              });
      await().until(() -> fixture.service.lines(client).size() >= 64);
      var text = "x".repeat(900_000);
      fixture.send(new ToGate.Write(client, text), new ToGate.Close(client));
      assertThat(peer.read(text.length())).hasSize(text.length());
      assertThat(peer.socket.getInputStream().read()).isEqualTo(-1);
      assertThat(fixture.awaitMessage(ToService.Left.class).reason()).isEqualTo(LeaveReason.CLOSED);
      peer.close();
      talking.join();
    }
  }

  @Test
  void endsAfterTheCloseTimeoutWhenTheClientDoesNotRead() throws IOException {
    var limits =
        new TestLimits().timeouts(Duration.ZERO, Duration.ZERO, Duration.ofMillis(300)).build();
    try (var fixture = new GateFixture(reach, limits);
        var peer = new Peer(fixture.line, 4096)) {
      long client = fixture.client(0);
      fixture.send(new ToGate.Write(client, "x".repeat(900_000)), new ToGate.Close(client));
      assertThat(fixture.awaitMessage(ToService.Left.class).reason()).isEqualTo(LeaveReason.CLOSED);
      InputTest.assertNothingIsLeft(fixture);
      assertThat(peer.socket.isConnected()).isTrue();
    }
  }

  @Test
  void tellsThatAClientHasLeftWithoutWaitingForItsEnd() throws IOException {
    // Longer than the test would wait.
    var limits =
        new TestLimits().timeouts(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5)).build();
    try (var fixture = new GateFixture(reach, limits);
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      fixture.send(new ToGate.Close(client));
      fixture.awaitMessage(ToService.Left.class);
      assertThat(peer.readToEnd()).isEmpty();
    }
  }

  @Test
  void isDoneOnce() throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS);
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      fixture.send(new ToGate.Close(client), new ToGate.Close(client));
      fixture.send(new ToGate.Write(client, "too late\n"), new ToGate.Close(client));
      assertThat(peer.readToEnd()).isEmpty();
      peer.close();
      InputTest.assertNothingIsLeft(fixture);
      assertThat(fixture.service.all(ToService.Left.class)).hasSize(1);
    }
  }

  @Test
  void ofTheGateClosesEverybody() throws IOException {
    var fixture = new GateFixture(reach, Limits.DEFAULTS, 2, Transport.best());
    var peers = IntStream.range(0, 20).mapToObj(_ -> connect(fixture)).toList();
    fixture.client(19);
    fixture.send(
        new ToGate.WriteAll(
            fixture.service.all(ToService.Connected.class).mapToLong(ToService::client).toArray(),
            "Goodbye.\n"));
    fixture.close();
    assertThat(fixture.service.all(ToService.Left.class))
        .hasSize(20)
        .allMatch(left -> left.reason() == LeaveReason.CLOSED);
    for (var peer : peers) {
      assertThat(peer.readToEnd()).isEqualTo("Goodbye.\r\n");
      peer.close();
    }
    // A loop says that it has ended a moment before its thread has.
    await()
        .untilAsserted(() ->
            assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> fixture.gate.isLoop(thread) && thread.isAlive()));
  }

  @Test
  void ofTheGateCutsOffWhoDoesNotRead() throws IOException {
    var limits =
        new TestLimits().timeouts(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5)).build();
    try (var fixture = new GateFixture(reach, limits);
        var peer = new Peer(fixture.line, 4096)) {
      fixture.send(new ToGate.Write(fixture.client(0), "x".repeat(900_000)));
      var start = System.nanoTime();
      fixture.gate.close(Duration.ofMillis(200));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
      assertThat(fixture.service.all(ToService.Left.class)).hasSize(1);
      assertThat(peer.socket.isConnected()).isTrue();
    }
  }

  private static Peer connect(GateFixture fixture) {
    try {
      return new Peer(fixture.line);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
