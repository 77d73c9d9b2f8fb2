package dev.parley.state;

/// Texts as bytes, every one of them without loss: the JDK's own encoders put a question mark in
/// the place of a lone surrogate.
final class Text {
  private Text() {}

  static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// {@return two bytes for each char}
  static byte[] wide(String text) {
    var bytes = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    return bytes;
  }

  /// {@return the text of [#wide]; an odd last byte is left out}
  static String ofWide(byte[] bytes, int start, int length) {
    var chars = new char[length / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) ((bytes[start + 2 * i] << 8) | (bytes[start + 2 * i + 1] & 0xFF));
    }
    return new String(chars);
  }
}
