package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Writes text the way a telnet client wants to read it: UTF-8, LF as CR LF, a CR LF as it is, any
/// other CR as CR NUL (RFC 854). UTF-8 has no byte 255, so that no IAC needs doubling; bytes that
/// are not text do.
///
/// The results are valid until the next call. Not thread-safe: many threads may use it, one at a
/// time.
final class TextEncoder {
  /// A buffer that has grown past this is not kept.
  private static final int KEPT = 64 * 1024;

  private byte[] encoded = new byte[512];

  /// {@return the text in UTF-8 as it is}
  Payload raw(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return new Payload(utf8, utf8.length);
  }

  /// {@return the text as telnet has it}
  Payload telnet(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    byte[] target = room(utf8.length);
    int length = 0;
    int from = 0;
    while (true) {
      int control = ByteScan.findControl(utf8, from, utf8.length);
      // One more byte of the source is copied with the run unless it needs something before it.
      int plain = control - from;
      System.arraycopy(utf8, from, target, length, plain);
      length += plain;
      if (control == utf8.length) {
        return new Payload(target, length);
      }
      byte value = utf8[control];
      from = control + 1;
      if (value == '\n') {
        target[length++] = '\r';
        target[length++] = '\n';
      } else {
        target[length++] = value;
        if (value == '\r') {
          boolean lineEnd = from < utf8.length && utf8[from] == '\n';
          target[length++] = (byte) (lineEnd ? '\n' : 0);
          from += lineEnd ? 1 : 0;
        }
      }
    }
  }

  /// {@return the bytes with IAC doubled}
  Payload telnet(byte[] bytes) {
    byte[] target = room(bytes.length);
    int length = 0;
    int from = 0;
    while (true) {
      int iac = ByteScan.find(bytes, from, bytes.length, Telnet.IAC);
      System.arraycopy(bytes, from, target, length, iac - from);
      length += iac - from;
      if (iac == bytes.length) {
        return new Payload(target, length);
      }
      target[length++] = (byte) Telnet.IAC;
      target[length++] = (byte) Telnet.IAC;
      from = iac + 1;
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
