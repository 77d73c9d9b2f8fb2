package dev.parley.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Makes text of what a client says of itself, so that it can harm no screen and no log.
final class Printable {
  private Printable() {}

  /// {@return the printable ASCII characters among the bytes, at most so many, without blanks
  /// around them}
  static String ascii(byte[] bytes, int from, int to, int most) {
    StringBuilder text = new StringBuilder(Math.min(to - from, most));
    for (char character : new String(bytes, from, to - from, US_ASCII).toCharArray()) {
      if (character >= ' ' && character < 0x7F && text.length() < most) {
        text.append(character);
      }
    }
    return text.toString().strip();
  }

  /// {@return the bytes as UTF-8 text without its controls}
  static String text(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, UTF_8);
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    return text.codePoints()
        .filter(character -> !Character.isISOControl(character))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
