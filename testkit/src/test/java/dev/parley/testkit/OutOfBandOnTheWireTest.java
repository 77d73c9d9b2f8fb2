package dev.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.OutOfBand;
import dev.parley.Service;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Messages beside the text, through a real gate and a real service.
@Timeout(180)
class OutOfBandOnTheWireTest {
  private static final int GMCP = 201;

  private static Service service() {
    var service = Service.create();
    service.listen(
        OutOfBand.class,
        event -> {
          switch (event.message()) {
            case "Char.Login" -> event.client().send("Char.Vitals", Map.of("hp", 10));
            case "MSDP" -> event.client().write("You said " + event.value(Map.class));
            default -> event.client().write("You said " + event.json());
          }
        });
    return service;
  }

  private static byte[] message(String text) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 255, (byte) 250, (byte) GMCP});
    bytes.writeBytes(text.getBytes(UTF_8));
    bytes.writeBytes(new byte[] {(byte) 255, (byte) 240});
    return bytes.toByteArray();
  }

  /// As the testkit shows what is no text.
  private static String hex(String text) {
    return HexFormat.ofDelimiter(" ").formatHex(text.getBytes(UTF_8));
  }

  /// The request of a client may cross the offer of the gate, and be its answer or not.
  @Test
  void aMessageIsAnsweredHoweverEarlyItComes() {
    try (var running = TestService.start(service())) {
      var ann = running.client();
      ann.sendBytes(255, 253, GMCP);
      ann.sendBytes(message("Char.Login {\"name\":\"ann\"}"));
      ann.expectTelnet("SB GMCP " + hex("Char.Vitals {\"hp\":10}"));
    }
  }

  @Test
  void neitherProtocolCarriesControls() {
    try (var running = TestService.start(service(), "--msdp")) {
      var ann = running.client();
      ann.sendBytes(255, 253, GMCP);
      ann.sendBytes(message("Comm.Say \u001B]0;\u009B"));
      ann.expectLine("You said \uFFFD]0;\uFFFD");
      ann.sendBytes(255, 253, 69, 255, 250, 69, 1, 'A', 27, 2, 'b', 7, 0xC2, 0x9B, 255, 240);
      ann.expectLine("You said {A\uFFFD=b\uFFFD\uFFFD}");
    }
  }
}
