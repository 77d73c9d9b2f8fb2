package dev.parley.gate;

import static dev.parley.gate.Telnet.DO;
import static dev.parley.gate.Telnet.DONT;
import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.MCCP2;
import static dev.parley.gate.Telnet.NOP;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.Excess;
import dev.parley.link.LeaveReason;
import dev.parley.link.Signal;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class TelnetOnTheWireTest {
  private static final TelnetPolicy PATIENT = new TestPolicy().build();

  private static void send(Peer peer, String hex) throws IOException {
    peer.socket.getOutputStream().write(HexFormat.of().parseHex(hex));
  }

  private static void expect(Peer peer, String hex) throws IOException {
    peer.expect(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @EnumSource(Reach.class)
  void announcesAClientWhenItHasAnswered(Reach reach) throws IOException {
    try (var fixture = new GateFixture(reach, PATIENT);
        var peer = new Peer(fixture.line)) {
      peer.expect(GateFixture.OFFERS);
      send(peer, "fffb1f" + "fffa1f00640020fff0" + "fffc18fffe2afffc27fffec9fffe45fffe46fffe19");
      assertThat(fixture.service.messages).isEmpty();
      send(peer, "fffe56");
      var connected = fixture.awaitMessage(ToService.Connected.class);
      assertThat(connected.terminal().columns()).isEqualTo(100);
      assertThat(connected.terminal().rows()).isEqualTo(32);
      assertThat(connected.terminal().telnet()).isTrue();
      send(peer, "fffa1f00500018fff0" + "6c6f6f6b0d0a");
      var changed = fixture.awaitMessage(ToService.TerminalChanged.class);
      assertThat(changed.terminal().columns()).isEqualTo(80);
      await().until(() -> fixture.service.lines(connected.client()).contains("look"));
      assertThat(fixture.service.messages.get(1)).isEqualTo(changed);
    }
  }

  /// As PuTTY does, which begins by itself: what it has said already are its answers.
  @Test
  void waitsForTheSizeOfAClientThatOfferedItBeforeItWasAsked() throws IOException {
    try (var fixture = new GateFixture(PATIENT);
        var peer = new Peer(fixture.line)) {
      send(peer, "fffb1f" + "fffb18" + "fffb27" + "fffd01" + "fffb03" + "fffd03");
      peer.expect(GateFixture.OFFERS);
      // SEND of TTYPE and of NEW-ENVIRON, and refusals of ECHO and SGA.
      expect(peer, "fffa1801fff0" + "fffa2701fff0" + "fffc01" + "fffe03" + "fffc03");
      send(peer, "fffe2a" + "fffec9" + "fffe45" + "fffe46" + "fffe19" + "fffe56");
      send(peer, "fffa1800585445524dfff0");
      expect(peer, "fffa1801fff0");
      send(peer, "fffa1800585445524dfff0" + "fffa2700fff0");
      peer.socket.getOutputStream().flush();
      // An answered request tells that all of that has been seen.
      send(peer, "fffd06");
      expect(peer, "fffb06");
      assertThat(fixture.service.messages).isEmpty();
      send(peer, "fffa1f00640020fff0");
      var connected = fixture.awaitMessage(ToService.Connected.class);
      assertThat(connected.terminal().columns()).isEqualTo(100);
      assertThat(connected.terminal().types()).containsExactly("XTERM");
    }
  }

  @Test
  void announcesAClientThatAnswersNothingAfterTheLimit() throws IOException {
    try (var fixture =
            new GateFixture(new TestPolicy().settleLimit(Duration.ofMillis(50)).build());
        var peer = new Peer(fixture.line)) {
      peer.send("look\r\n");
      long client = fixture.client(0);
      await().until(() -> fixture.service.lines(client).contains("look"));
      assertThat(fixture.service.messages.getFirst()).isInstanceOf(ToService.Connected.class);
    }
  }

  @Test
  void announcesAClientThatEndsItsInput() throws IOException {
    try (var fixture = new GateFixture(PATIENT);
        var peer = new Peer(fixture.line)) {
      peer.send("look\r\nwho");
      peer.socket.shutdownOutput();
      var ended = fixture.awaitMessage(ToService.InputEnded.class);
      assertThat(fixture.service.lines(ended.client())).containsExactly("look", "who");
    }
  }

  @Test
  void announcesAClientThatBreaksOff() throws IOException {
    try (var fixture = new GateFixture(PATIENT);
        var peer = new Peer(fixture.line)) {
      peer.expect(GateFixture.OFFERS);
      peer.reset();
      var left = fixture.awaitMessage(ToService.Left.class);
      assertThat(left.reason()).isEqualTo(LeaveReason.RESET);
      assertThat(fixture.service.messages.getFirst()).isInstanceOf(ToService.Connected.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Reach.class)
  void tellsWhatCameEarlyBehindTheAnnouncement(Reach reach) throws IOException {
    try (var fixture = new GateFixture(reach, PATIENT);
        var peer = new Peer(fixture.line)) {
      peer.expect(GateFixture.OFFERS);
      send(peer, "fffd46" + "fffdc9" + "fffac9412031fff0");
      send(peer, "fffc18fffc1ffffe2afffc27fffe45fffe19fffe56");
      long client = fixture.client(0);
      await().until(() -> fixture.service.messages.size() == 3);
      assertThat(fixture.service.messages.subList(1, 3))
          .containsExactly(
              new ToService.Signalled(client, Signal.STATUS_ASKED),
              new ToService.OutOfBand(client, "A", "1"));
      fixture.send(
          new ToGate.Status(client, Map.of("NAME", List.of("Test"))),
          new ToGate.OutOfBand(client, "B", "{}"));
      expect(peer, "fffa46014e414d450254657374fff0" + "fffac942207b7dfff0");
    }
  }

  @Test
  void writesToEachClientInItsCharacterSet() throws IOException {
    try (var fixture = new GateFixture(new TestPolicy().quiet().build());
        var utf8 = new Peer(fixture.line);
        var raw = new Peer(fixture.raw)) {
      long one = fixture.client(0);
      long two = fixture.client(1);
      try (var latin = new Peer(fixture.line)) {
        long three = fixture.client(2);
        send(latin, "fffb2a");
        latin.expect(GateFixture.OFFERS);
        send(latin, "fffa2a013b4c4154494e31fff0");
        expect(latin, "fffd2a" + "fffa2a0249534f2d383835392d31fff0");
        await().until(() -> fixture.service.all(ToService.TerminalChanged.class).count() > 1);
        fixture.send(
            new ToGate.WriteAll(new long[] {one, two, three}, "\u00ff\u20ac\n"),
            new ToGate.Write(three, "\u00e9"),
            new ToGate.Prompt(three, ">"));
        utf8.expect("\u00ff\u20ac\r\n");
        raw.expect("\u00ff\u20ac\n");
        expect(latin, "ffff3f0d0a" + "e9" + "3efff9");
      }
    }
  }

  @Test
  void compressesBehindTheMarkerUntilTheEnd() throws Exception {
    try (var fixture = new GateFixture(new TestPolicy().quiet().build());
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      var expected = new StringBuilder();
      fixture.send(new ToGate.Write(client, "plain\n"));
      peer.expect("plain\r\n");
      peer.send(IAC, DO, MCCP2);
      peer.expect(GateFixture.OFFERS);
      expect(peer, "fffa56fff0");
      var inflating = new Inflating(peer);
      var random = new Random(1);
      for (int size : new int[] {1, 50, 3000, 100_000, 0, 7}) {
        var text =
            random
                    .ints(size, 'a', 'f')
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "\n";
        fixture.send(new ToGate.WriteAll(new long[] {client}, text));
        inflating.expect(text.replace("\n", "\r\n"));
      }
      fixture.send(new ToGate.Write(client, "bye\n"), new ToGate.Close(client));
      inflating.expect("bye\r\n");
      inflating.expectEnd();
    }
  }

  @Test
  void endsTheCompressionWhenTheClientWantsNoMore() throws Exception {
    try (var fixture = new GateFixture(new TestPolicy().quiet().build());
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      peer.send(IAC, DO, MCCP2);
      peer.expect(GateFixture.OFFERS);
      expect(peer, "fffa56fff0");
      fixture.send(new ToGate.Write(client, "packed\n"));
      var inflating = new Inflating(peer);
      inflating.expect("packed\r\n");
      peer.send(IAC, DONT, MCCP2);
      inflating.expectEnd();
      assertThat(inflating.rest()).isEqualTo("");
      expect(peer, "fffc56");
      fixture.send(new ToGate.Write(client, "plain\n"));
      peer.expect("plain\r\n");
    }
  }

  @Test
  void keepsAQuietConnectionAlive() throws IOException {
    try (var fixture =
            new GateFixture(new TestPolicy().quiet().keepAlive(Duration.ofMillis(20)).build());
        var peer = new Peer(fixture.line)) {
      peer.send(IAC, NOP);
      peer.expect(GateFixture.OFFERS);
      expect(peer, "fff1");
    }
  }

  @Test
  void tellsWhatWasExceeded() throws IOException {
    try (var fixture = new GateFixture(new TestPolicy().quiet().build());
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      peer.send("x".repeat(5000) + "\r\n");
      send(peer, "fff6fff6");
      await().until(() -> fixture.service.all(ToService.Exceeded.class).count() == 2);
      assertThat(fixture.service.all(ToService.Exceeded.class))
          .containsExactly(
              new ToService.Exceeded(client, Excess.LINE),
              new ToService.Exceeded(client, Excess.ARE_YOU_THERE));
    }
  }

  @Test
  void asksOfARawClientNothing() throws IOException {
    try (var fixture = new GateFixture(PATIENT);
        var peer = new Peer(fixture.raw)) {
      long client = fixture.client(0);
      fixture.send(
          new ToGate.OutOfBand(client, "A", ""),
          new ToGate.Subnegotiation(client, 91, new byte[0]),
          new ToGate.Status(client, Map.of()),
          new ToGate.Write(client, "\u00ff"),
          new ToGate.Close(client));
      assertThat(peer.readToEnd()).isEqualTo("\u00ff");
    }
  }

  /// Reads a compressed stream by the JDK's own means.
  private static final class Inflating {
    private final Peer peer;
    private final Inflater inflater = new Inflater();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    Inflating(Peer peer) {
      this.peer = peer;
    }

    void expect(String expected) throws IOException, DataFormatException {
      int length = expected.getBytes(UTF_8).length;
      while (text.size() < length) {
        read();
      }
      assertThat(text.toString(UTF_8)).isEqualTo(expected);
      text.reset();
    }

    void expectEnd() throws IOException, DataFormatException {
      while (!inflater.finished()) {
        read();
      }
      assertThat(text.size()).isZero();
      assertThat(inflater.getRemaining()).isZero();
    }

    String rest() {
      return text.toString(ISO_8859_1);
    }

    private void read() throws IOException, DataFormatException {
      inflater.setInput(peer.read(1));
      var out = new byte[64 * 1024];
      int count;
      while ((count = inflater.inflate(out)) > 0) {
        text.write(out, 0, count);
      }
    }
  }
}
