package dev.parley.testkit;

import java.io.ByteArrayOutputStream;

/// Bytes as they go over the wire.
final class Bytes {
  private static final byte IAC = (byte) 255;

  private Bytes() {}

  /// {@return the bytes, given as 0 to 255 each}
  static byte[] of(int... unsigned) {
    byte[] bytes = new byte[unsigned.length];
    for (int i = 0; i < unsigned.length; i++) {
      if (unsigned[i] < 0 || unsigned[i] > 255) {
        throw new IllegalArgumentException("byte " + i + ": " + unsigned[i] + " (expected 0..255)");
      }
      bytes[i] = (byte) unsigned[i];
    }
    return bytes;
  }

  /// {@return the text with byte 255 doubled, so that telnet does not take it for a command}
  static byte[] doubled(byte[] text) {
    var doubled = new ByteArrayOutputStream(text.length + 8);
    for (byte b : text) {
      doubled.write(b);
      if (b == IAC) {
        doubled.write(b);
      }
    }
    return doubled.toByteArray();
  }
}
