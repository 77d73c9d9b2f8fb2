package dev.parley.gate;

import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.MSSP;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/// The Mud Server Status Protocol: variables for those who list services.
final class Mssp {
  private static final int VAR = 1;
  private static final int VAL = 2;

  private Mssp() {}

  /// {@return the whole subnegotiation; what the protocol needs for itself is left out of the text}
  static byte[] frame(Map<String, List<String>> variables) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    variables.forEach((name, values) -> {
      payload.write(VAR);
      text(name, payload);
      for (String value : values) {
        payload.write(VAL);
        text(value, payload);
      }
    });
    return Telnet.subnegotiation(MSSP, payload.toByteArray());
  }

  private static void text(String text, ByteArrayOutputStream payload) {
    for (byte value : text.getBytes(UTF_8)) {
      if (value != 0 && value != VAR && value != VAL && value != (byte) IAC) {
        payload.write(value);
      }
    }
  }
}
