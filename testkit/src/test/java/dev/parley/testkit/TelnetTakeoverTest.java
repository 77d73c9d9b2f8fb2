package dev.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Connect;
import dev.parley.Receive;
import dev.parley.Service;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was negotiated with a client, over services that follow one another.
@Timeout(180)
class TelnetTakeoverTest {
  private static final String VITALS =
      HexFormat.ofDelimiter(" ").formatHex("Char.Vitals {\"hp\":10}".getBytes(UTF_8));

  enum Change {
    RESTART(TestService::restart),
    CRASH(TestService::crash);

    final Consumer<TestService> happens;

    Change(Consumer<TestService> happens) {
      this.happens = happens;
    }
  }

  private static Service service() {
    var service = Service.create();
    service.listen(
        Receive.class,
        event -> {
          var client = event.client();
          if (event.line().equals("ask")) {
            client.ask("Well? ");
            return;
          }
          var terminal = client.terminal();
          client.write(
              "%s %d by %d, %s"
                  .formatted(
                      terminal.types(), terminal.columns(), terminal.rows(), terminal.packages()));
          client.send("Char.Vitals", Map.of("hp", 10));
        });
    return service;
  }

  private static void send(SocketClient client, String hex) {
    client.sendBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static List<String> negotiations(SocketClient client) {
    return client.telnet().stream().filter(command -> command.matches("(WI|WO|D).*")).toList();
  }

  @ParameterizedTest
  @EnumSource
  void optionsAndSizesStay(Change change) {
    try (var running = TestService.startUnderAngel(TelnetTakeoverTest::service, "--quiet")) {
      var ann = running.client();
      send(ann, "fffb18 fffb1f fffdc9 fffd19");
      send(ann, "fffa1800585445524dfff0 fffa1800585445524dfff0 fffa1f00640020fff0");
      ann.sendBytes(gmcp("Core.Supports.Set [\"Char 1\"]"));
      ann.send("look");
      ann.expectLine("[XTERM] 100 by 32, {Char=1}");
      var negotiated = negotiations(ann);
      assertThat(negotiated).contains("DO NAWS", "DO TTYPE", "WILL GMCP", "WILL EOR");

      change.happens.accept(running);
      ann.send("look");
      ann.expectLine("[XTERM] 100 by 32, {Char=1}");
      ann.expectTelnet("SB GMCP " + VITALS);

      send(ann, "fffa1f00500018fff0");
      change.happens.accept(running);
      ann.send("look");
      ann.expectLine("[XTERM] 80 by 24, {Char=1}");
      ann.send("ask");
      ann.expectTelnet("EOR");
      assertThat(negotiations(ann)).isEqualTo(negotiated);
    }
  }

  private static Service signIn() {
    var service = Service.create();
    service.listen(
        Connect.class,
        event -> {
          var client = event.client();
          String name = client.ask("Name: ");
          client.write(name + " knows " + client.askSecret("Password: ") + ".");
        });
    return service;
  }

  /// It starts again, and its first question is to be answered by who sees what he types.
  @ParameterizedTest
  @EnumSource
  void aSecretIsNotHiddenBehindTheHandlerThatAskedForIt(Change change) {
    try (var running = TestService.startUnderAngel(TelnetTakeoverTest::signIn)) {
      var ann = running.client();
      ann.expect("Name: ");
      ann.send("Ann");
      ann.expect("Password: ");
      assertThat(ann.isTypingHidden()).isTrue();
      change.happens.accept(running);
      ann.expect("Name: ");
      assertThat(ann.isTypingHidden()).isFalse();
      ann.send("Ann");
      ann.expect("Password: ");
      assertThat(ann.isTypingHidden()).isTrue();
      ann.send("xyzzy");
      ann.expect("Ann knows xyzzy.");
      assertThat(ann.isTypingHidden()).isFalse();
    }
  }

  private static byte[] gmcp(String message) {
    var frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {-1, -6, -55});
    frame.writeBytes(message.getBytes(UTF_8));
    frame.writeBytes(new byte[] {-1, -16});
    return frame.toByteArray();
  }
}
