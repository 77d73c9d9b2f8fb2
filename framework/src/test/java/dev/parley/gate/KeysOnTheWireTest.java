package dev.parley.gate;

import static dev.parley.gate.Telnet.DO;
import static dev.parley.gate.Telnet.ECHO;
import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.SGA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.Keystroke;
import dev.parley.link.Limits;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class KeysOnTheWireTest {
  private static final byte[] WILL_ECHO_SGA = HexFormat.of().parseHex("fffb01fffb03");
  private static final byte[] WONT_SGA_ECHO = HexFormat.of().parseHex("fffc03fffc01");

  private static List<String> keys(GateFixture fixture) {
    return fixture
        .service
        .all(ToService.Keys.class)
        .flatMap(message -> message.keys().stream())
        .map(Keystroke::name)
        .toList();
  }

  private static void awaitKeys(GateFixture fixture, String... names) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(keys(fixture)).containsExactly(names));
  }

  private static long agree(GateFixture fixture, Peer peer) throws IOException {
    long client = fixture.client(0);
    fixture.send(new ToGate.Keys(client, true));
    peer.expect(WILL_ECHO_SGA);
    peer.send(IAC, DO, ECHO, IAC, DO, SGA);
    peer.expect(GateFixture.OFFERS);
    return client;
  }

  @ParameterizedTest
  @EnumSource(Reach.class)
  void sendsKeysAndThenLinesAgainInTheirOrder(Reach reach) throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS);
        var peer = new Peer(fixture.line)) {
      long client = agree(fixture, peer);
      peer.send("q\u001b[B\u00fc");
      awaitKeys(fixture, "q", "Down", "ü");
      fixture.send(new ToGate.Acknowledge(client, 3), new ToGate.Keys(client, false));
      peer.expect(WONT_SGA_ECHO);
      peer.send("look\r\n");
      await().until(() -> fixture.service.lines(client).equals(List.of("look")));
    }
  }

  @Test
  void takesAnEscapeForAKeyWhenNothingFollows() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS);
        var peer = new Peer(fixture.line)) {
      var _ = agree(fixture, peer);
      peer.send("\u001b");
      awaitKeys(fixture, "Escape");
      peer.send("[A");
      awaitKeys(fixture, "Escape", "[", "A");
    }
  }

  @Test
  void reactsToWhatComesInManyPieces() throws IOException {
    var limits = new TestLimits().maxWaitingLines(4).build();
    try (var fixture = new GateFixture(limits);
        var peer = new Peer(fixture.line)) {
      long client = agree(fixture, peer);
      peer.send("0123456789");
      awaitKeys(fixture, "0", "1", "2", "3");
      fixture.send(new ToGate.Acknowledge(client, 4));
      awaitKeys(fixture, "0", "1", "2", "3", "4", "5", "6", "7");
      fixture.send(new ToGate.Acknowledge(client, 4));
      awaitKeys(fixture, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }
  }

  @Test
  void restoresTheOptionsWhenItCloses() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS);
        var peer = new Peer(fixture.line)) {
      long client = agree(fixture, peer);
      fixture.send(new ToGate.Close(client));
      assertThat(peer.socket.getInputStream().readAllBytes()).isEqualTo(WONT_SGA_ECHO);
    }
  }

  @Test
  void rawClientsAreLeftAlone() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS);
        var peer = new Peer(fixture.raw)) {
      long client = fixture.client(0);
      fixture.send(new ToGate.Keys(client, true), new ToGate.Close(client));
      assertThat(peer.readToEnd()).isEmpty();
    }
  }
}
