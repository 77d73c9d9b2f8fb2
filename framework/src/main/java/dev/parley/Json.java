package dev.parley;

import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Objects as JSON, and back; and JSON of a client's, made harmless.
///
/// Thread-safe.
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final char REPLACEMENT = '\uFFFD';

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s can't be written as JSON: %s"
              .formatted(value.getClass().getName(), e.getOriginalMessage()),
          e);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "a message can't be read as %s: %s".formatted(type.getName(), e.getOriginalMessage()), e);
    }
  }

  /// {@return JSON whose strings have no control characters but TAB and LF, written out or escaped:
  /// CR LF and CR are LF, others U+FFFD. The text need not be JSON}
  static String withoutControls(String json) {
    int at = nextSuspect(json, 0);
    if (at == json.length()) {
      return json;
    }
    StringBuilder clean = new StringBuilder(json.length());
    int from = 0;
    while (at < json.length()) {
      clean.append(json, from, at);
      from = json.charAt(at) == '\\' ? escape(json, at, clean) : control(json, at, clean);
      at = nextSuspect(json, from);
    }
    return clean.append(json, from, at).toString();
  }

  private static int nextSuspect(String json, int from) {
    for (int at = from; at < json.length(); at++) {
      char character = json.charAt(at);
      if (character == '\\' || isControl(character)) {
        return at;
      }
    }
    return json.length();
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) && character != '\t' && character != '\n';
  }

  /// A CR is white space between values, and nothing within a string.
  private static int control(String json, int at, StringBuilder clean) {
    clean.append(json.charAt(at) == '\r' ? ' ' : REPLACEMENT);
    return at + 1;
  }

  private static int escape(String json, int at, StringBuilder clean) {
    int end = endOfEscape(json, at);
    int character = escaped(json, at, end);
    if (!isControl(character)) {
      clean.append(json, at, end);
    } else if (character != '\r') {
      clean.append(REPLACEMENT);
    } else if (escaped(json, end, endOfEscape(json, end)) != '\n') {
      clean.append("\\n");
    }
    return end;
  }

  /// {@return behind an escape, or behind a character that is none}
  private static int endOfEscape(String json, int at) {
    int length = !json.startsWith("\\", at) ? 1 : json.startsWith("\\u", at) ? 6 : 2;
    return Math.min(at + length, json.length());
  }

  /// {@return the character that an escape stands for; -1 for none, or one that matters to nobody
  /// here}
  private static int escaped(String json, int from, int to) {
    if (to - from == 6) {
      boolean whole = json.substring(from + 2, to).chars().allMatch(HexFormat::isHexDigit);
      return whole ? HexFormat.fromHexDigits(json, from + 2, to) : -1;
    }
    return switch (json.substring(from, to)) {
      case "\\b" -> '\b';
      case "\\f" -> '\f';
      case "\\n" -> '\n';
      case "\\r" -> '\r';
      default -> -1;
    };
  }
}
