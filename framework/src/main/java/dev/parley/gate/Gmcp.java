package dev.parley.gate;

import static dev.parley.gate.Telnet.GMCP;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The Generic Mud Communication Protocol: a name and, behind a space, a JSON value or nothing.
///
/// Immutable.
///
/// @param name such as `Char.Vitals`
/// @param json as it came, not yet looked at; empty if there was none
record Gmcp(String name, String json) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
  private static final String NUL = "\0";

  /// {@return what a subnegotiation holds, or null if that begins with no name}
  static @Nullable Gmcp parse(byte[] payload, int length) {
    String text = new String(payload, 0, length, UTF_8).replace(NUL, "").strip();
    int end = 0;
    while (end < text.length() && " {[\t\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String name = text.substring(0, end);
    return NAME.matcher(name).matches() ? new Gmcp(name, text.substring(end).strip()) : null;
  }

  /// {@return the whole subnegotiation. NUL, at which Mudlet would end it, is left out}
  byte[] frame() {
    String text = json.isEmpty() ? name : name + " " + json;
    return Telnet.subnegotiation(GMCP, text.replace(NUL, "").getBytes(UTF_8));
  }

  /// {@return how deep the brackets are nested, whether or not they belong together}
  static int depth(String json) {
    int depth = 0;
    int deepest = 0;
    boolean quoted = false;
    for (int at = 0; at < json.length(); at++) {
      char character = json.charAt(at);
      if (quoted) {
        if (character == '\\') {
          at++;
        }
        quoted = character != '"';
      } else if (character == '"') {
        quoted = true;
      } else if (character == '{' || character == '[') {
        deepest = Math.max(deepest, ++depth);
      } else if (character == '}' || character == ']') {
        depth--;
      }
    }
    return deepest;
  }
}
