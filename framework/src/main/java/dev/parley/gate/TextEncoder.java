package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Writes text the way a telnet client wants to read it: in its character set, LF as CR LF, a CR LF
/// as it is, any other CR as CR NUL, and IAC doubled (RFC 854). UTF-8 has no byte 255; other
/// character sets and bytes that are not text do.
///
/// Results in UTF-8, and those of bytes, are valid until the next of their kind. Not thread-safe:
/// many threads may use it, one at a time.
final class TextEncoder {
  /// A buffer that has grown past this is not kept.
  private static final int KEPT = 64 * 1024;

  private byte[] encoded = new byte[512];

  /// {@return the text in UTF-8 as it is}
  Payload raw(String text) {
    return Payload.of(text.getBytes(UTF_8));
  }

  /// {@return the text as telnet has it, with what the character set lacks as question marks}
  Payload telnet(String text, Encoding encoding) {
    byte[] source = text.getBytes(encoding.charset());
    // One buffer is enough for one text in UTF-8, but not for the same in several encodings.
    byte[] target = encoding == Encoding.UTF_8 ? room(source.length) : new byte[2 * source.length];
    int length = 0;
    int from = 0;
    while (true) {
      int special = ByteScan.findControlOrIac(source, from, source.length);
      int plain = special - from;
      System.arraycopy(source, from, target, length, plain);
      length += plain;
      if (special == source.length) {
        return new Payload(target, length);
      }
      byte value = source[special];
      from = special + 1;
      if (value == '\n') {
        target[length++] = '\r';
        target[length++] = '\n';
      } else {
        target[length++] = value;
        if (value == (byte) Telnet.IAC) {
          target[length++] = value;
        } else if (value == '\r') {
          boolean lineEnd = from < source.length && source[from] == '\n';
          target[length++] = (byte) (lineEnd ? '\n' : 0);
          from += lineEnd ? 1 : 0;
        }
      }
    }
  }

  /// {@return the bytes with IAC doubled}
  Payload telnet(byte[] bytes) {
    byte[] target = room(bytes.length);
    return new Payload(target, copyDoubling(bytes, 0, bytes.length, target, 0));
  }

  /// {@return the length of the target behind what was copied}
  private static int copyDoubling(byte[] source, int from, int to, byte[] target, int at) {
    int length = at;
    int start = from;
    while (true) {
      int iac = ByteScan.find(source, start, to, Telnet.IAC);
      System.arraycopy(source, start, target, length, iac - start);
      length += iac - start;
      if (iac == to) {
        return length;
      }
      target[length++] = (byte) Telnet.IAC;
      target[length++] = (byte) Telnet.IAC;
      start = iac + 1;
    }
  }

  private byte[] room(int source) {
    // At worst every byte becomes two.
    int size = Math.multiplyExact(source, 2);
    if (size <= encoded.length) {
      return encoded;
    }
    byte[] larger = new byte[size];
    if (size <= KEPT) {
      encoded = larger;
    }
    return larger;
  }
}
