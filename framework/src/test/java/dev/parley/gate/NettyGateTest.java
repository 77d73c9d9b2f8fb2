package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.loop.Transport;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@ParameterizedClass
@EnumSource(Reach.class)
class NettyGateTest {
  @Parameter Reach reach;

  @ParameterizedTest
  @EnumSource(Transport.class)
  void tellsWhoConnectsAndWhatTheyType(Transport transport) throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS, 1, transport);
        var peer = new Peer(fixture.line)) {
      peer.send("hello\r\nworld\r\n");
      long client = fixture.client(0);
      await().until(() -> fixture.service.lines(client).size() == 2);
      assertThat(fixture.service.lines(client)).containsExactly("hello", "world");
      var connected = fixture.awaitMessage(ToService.Connected.class);
      assertThat(connected.client()).isPositive();
      assertThat(connected.mode()).isEqualTo(Mode.LINE);
      assertThat(connected.remote().getPort()).isEqualTo(peer.socket.getLocalPort());
      assertThat(connected.local()).isEqualTo(fixture.line);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void writesLinesTheTelnetWay(Transport transport) throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS, 1, transport);
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      fixture.send(
          new ToGate.Write(client, "one\ntwo\r\nthree\rfour\n"),
          new ToGate.WriteBytes(client, new byte[] {'a', (byte) 255, '\n'}),
          new ToGate.Prompt(client, "> "),
          new ToGate.Close(client));
      assertThat(peer.socket.getInputStream().readAllBytes())
          .isEqualTo(
              "one\r\ntwo\r\nthree\r\0four\r\na\u00ff\u00ff\n> "
                  .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      assertThat(fixture.awaitMessage(ToService.Left.class).reason()).isEqualTo(LeaveReason.CLOSED);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void carriesRawBytesUnchanged(Transport transport) throws Exception {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS, 1, transport).echoing();
        var peer = new Peer(fixture.raw)) {
      var bytes = new byte[4 * 1024 * 1024];
      new Random(1).nextBytes(bytes);
      var sending =
          CompletableFuture.runAsync(() -> {
            try {
              peer.socket.getOutputStream().write(bytes);
              peer.socket.shutdownOutput();
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      var back = peer.socket.getInputStream().readAllBytes();
      sending.get();
      assertThat(Arrays.equals(back, bytes)).isTrue();
      assertThat(fixture.awaitMessage(ToService.Left.class).reason())
          .isEqualTo(LeaveReason.END_OF_INPUT);
    }
  }
}
