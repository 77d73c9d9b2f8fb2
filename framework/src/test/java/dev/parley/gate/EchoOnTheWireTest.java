package dev.parley.gate;

import static dev.parley.gate.Telnet.DO;
import static dev.parley.gate.Telnet.ECHO;
import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.NOP;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.Limits;
import dev.parley.link.ToGate;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class EchoOnTheWireTest {
  private static final byte[] HIDDEN_PROMPT = "\u00ff\u00fb\u0001Word: ".getBytes(ISO_8859_1);

  private static void ask(GateFixture fixture, long client) {
    fixture.send(new ToGate.Echo(client, false), new ToGate.Prompt(client, "Word: "));
  }

  @Test
  void aSecretQuestionTurnsTheEchoOffAndOn() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS);
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      ask(fixture, client);
      peer.expect(HIDDEN_PROMPT);
      peer.send(IAC, DO, ECHO);
      peer.expect(GateFixture.OFFERS);
      peer.send("xyzzy\r\n");
      await().until(() -> fixture.service.lines(client).equals(java.util.List.of("xyzzy")));
      fixture.send(new ToGate.Echo(client, true), new ToGate.Write(client, "Thanks.\n"));
      peer.expect("\u00ff\u00fc\u0001\r\nThanks.\r\n".getBytes(ISO_8859_1));
    }
  }

  @Test
  void closingTurnsTheEchoOn() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS);
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      ask(fixture, client);
      peer.expect(HIDDEN_PROMPT);
      fixture.send(new ToGate.Close(client));
      assertThat(peer.socket.getInputStream().readAllBytes())
          .isEqualTo("\u00ff\u00fc\u0001".getBytes(ISO_8859_1));
    }
  }

  @Test
  void rawClientsGetThePromptAlone() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS);
        var peer = new Peer(fixture.raw)) {
      long client = fixture.client(0);
      ask(fixture, client);
      fixture.send(new ToGate.Echo(client, true), new ToGate.Close(client));
      assertThat(peer.readToEnd()).isEqualTo("Word: ");
    }
  }

  @Test
  void aPromptIsMarkedForAClientThatSpeaksTelnet() throws IOException {
    try (var fixture = new GateFixture(Limits.DEFAULTS);
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      peer.send(IAC, NOP);
      peer.expect(GateFixture.OFFERS);
      peer.send("hello\r\n");
      await().until(() -> !fixture.service.lines(client).isEmpty());
      fixture.send(new ToGate.Prompt(client, "> "), new ToGate.Close(client));
      assertThat(peer.socket.getInputStream().readAllBytes())
          .isEqualTo("> \u00ff\u00f9".getBytes(ISO_8859_1));
    }
  }
}
