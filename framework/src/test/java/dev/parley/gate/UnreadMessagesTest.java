package dev.parley.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.Excess;
import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.loop.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What is sent beside the text to a client that does not read it.
@Timeout(180)
@ParameterizedClass
@EnumSource(Reach.class)
class UnreadMessagesTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MXP = 91;
  private static final TelnetPolicy POLICY =
      new TestPolicy().quiet().declared(new TelnetPolicy.Declared(MXP, false, false)).build();
  private static final Limits LIMITS =
      new TestLimits().unsent(64 * 1024, 256 * 1024, Duration.ofMinutes(1)).build();

  private static final String JSON = "\"" + "x".repeat(1000) + "\"";
  private static final Pattern NOTICE =
      Pattern.compile("\\[(\\d+) messages? (?:was|were) dropped [^]]*]\r\n");

  @Parameter Reach reach;

  private GateFixture open() throws IOException {
    return new GateFixture(reach, LIMITS, 1, Transport.best(), POLICY);
  }

  /// Has the client agree to an option, and waits until the gate knows.
  private static void agree(GateFixture fixture, Peer peer, int option) throws IOException {
    peer.send(Telnet.IAC, Telnet.DO, option);
    peer.expect(GateFixture.OFFERS);
    if (option == MXP) {
      peer.expect(new byte[] {(byte) Telnet.IAC, (byte) Telnet.WILL, MXP});
    }
    await()
        .atMost(LIMIT)
        .until(() ->
            fixture
                .service
                .all(ToService.TerminalChanged.class)
                .anyMatch(message -> message.terminal().options().contains(option)));
  }

  @Test
  void isDroppedMessageByMessageAndTheClientIsToldHowMany() throws IOException {
    try (var fixture = open();
        var slow = new Peer(fixture.line, 4096)) {
      long client = fixture.client(0);
      agree(fixture, slow, Telnet.GMCP);
      int sent = 20_000;
      for (int count = 0; count < sent; count++) {
        fixture.send(
            count % 2 == 0
                ? new ToGate.OutOfBandAll(new long[] {client}, "A.B", JSON)
                : new ToGate.OutOfBand(client, "A.B", JSON));
      }
      fixture.send(new ToGate.Prompt(client, "last> "), new ToGate.Close(client));
      slow.socket.setSoTimeout((int) LIMIT.toMillis());
      var all = new String(slow.socket.getInputStream().readAllBytes(), ISO_8859_1);
      var notice = NOTICE.matcher(all);
      int dropped = 0;
      while (notice.find()) {
        dropped += Integer.parseInt(notice.group(1));
      }
      var frame =
          new String(
              Telnet.subnegotiation(Telnet.GMCP, ("A.B " + JSON).getBytes(US_ASCII)), ISO_8859_1);
      var prompt = "last> " + (char) Telnet.IAC + (char) Telnet.GA;
      assertThat(dropped).isPositive();
      assertThat(notice.replaceAll(Matcher.quoteReplacement("")))
          .isEqualTo(frame.repeat(sent - dropped) + prompt);
      assertThat(fixture.awaitMessage(ToService.Exceeded.class).excess()).isEqualTo(Excess.UNSENT);
      assertThat(fixture.awaitMessage(ToService.Left.class).reason()).isEqualTo(LeaveReason.CLOSED);
    }
  }

  @Test
  void closesTheClientWhereItMayNotBeDropped() throws IOException {
    try (var fixture = open();
        var slow = new Peer(fixture.line, 4096)) {
      long client = fixture.client(0);
      agree(fixture, slow, MXP);
      for (int count = 0; count < 2000; count++) {
        fixture.send(new ToGate.Subnegotiation(client, MXP, new byte[16 * 1024]));
      }
      assertThat(fixture.awaitMessage(ToService.Left.class).reason())
          .isEqualTo(LeaveReason.SLOW_READER);
    }
  }

  @Test
  void closesTheClientThatAsksForMoreStatusThanItReads() throws IOException {
    try (var fixture = open();
        var slow = new Peer(fixture.line, 4096)) {
      long client = fixture.client(0);
      slow.send(Telnet.IAC, Telnet.DO, Telnet.MSSP);
      fixture.awaitMessage(ToService.Signalled.class);
      for (int count = 0; count < 2000; count++) {
        fixture.send(new ToGate.Status(client, Map.of("NAME", List.of("x".repeat(16 * 1024)))));
      }
      assertThat(fixture.awaitMessage(ToService.Left.class).reason())
          .isEqualTo(LeaveReason.SLOW_READER);
    }
  }
}
