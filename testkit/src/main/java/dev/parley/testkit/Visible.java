package dev.parley.testkit;

import java.nio.charset.StandardCharsets;

/// Shows bytes and text so that nothing in them is hidden and nothing of them reaches the terminal
/// that the failure is read on.
final class Visible {
  private Visible() {}

  /// {@return the text in quotes, with control characters escaped as in Java, cut after so many
  /// chars}
  static String text(String text, int limit) {
    var shown = new StringBuilder().append('"');
    int end = Math.min(text.length(), limit);
    for (int i = 0; i < end; i++) {
      append(shown, text.charAt(i));
    }
    shown.append('"');
    if (end < text.length()) {
      shown.append(" ... (").append(text.length()).append(" chars in all)");
    }
    return shown.toString();
  }

  /// {@return the bytes as [#text] if they are UTF-8, else each byte above 7E as \xNN}
  static String bytes(byte[] bytes, int limit) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text(text, limit);
    }
    var shown = new StringBuilder().append('"');
    int end = Math.min(bytes.length, limit);
    for (int i = 0; i < end; i++) {
      int unsigned = bytes[i] & 0xFF;
      if (unsigned > 0x7E) {
        shown.append("\\x").append("%02X".formatted(unsigned));
      } else {
        append(shown, (char) unsigned);
      }
    }
    shown.append('"');
    if (end < bytes.length) {
      shown.append(" ... (").append(bytes.length).append(" bytes in all)");
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, char c) {
    switch (c) {
      case '\r' -> shown.append("\\r");
      case '\n' -> shown.append("\\n");
      case '\t' -> shown.append("\\t");
      case '\b' -> shown.append("\\b");
      case '\033' -> shown.append("\\e");
      case '"' -> shown.append("\\\"");
      case '\\' -> shown.append("\\\\");
      default -> {
        if (Character.isISOControl(c)) {
          shown.append("\\x").append("%02X".formatted((int) c));
        } else {
          shown.append(c);
        }
      }
    }
  }
}
