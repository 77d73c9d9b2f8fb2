package dev.parley.wire;

import java.util.Arrays;

/// The parts of one message, read in the order in which they were written.
///
/// Whatever the bytes are, nothing is read behind the end of the message, and nothing is made that
/// is larger than a few times what has come.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Input {
  /// The smallest code point that is written with so many bytes behind the first.
  private static final int[] SMALLEST = {0, 0x80, 0x800, 0x10000};

  private byte[] bytes = {};
  private int at;
  private int end;

  /// Turns to another message.
  Input over(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    at = from;
    end = to;
    return this;
  }

  /// {@return how many bytes are left of the message}
  int left() {
    return end - at;
  }

  void expectEnd() throws WireException {
    if (at < end) {
      throw new WireException("%d bytes behind the end of the message".formatted(end - at));
    }
  }

  int int8() throws WireException {
    need(1);
    return bytes[at++];
  }

  boolean bool() throws WireException {
    return switch (int8()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new WireException("neither yes nor no: " + bytes[at - 1]);
    };
  }

  long number() throws WireException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = int8();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        if (shift == 63 && next > 1) {
          break;
        }
        return value;
      }
    }
    throw new WireException("a number of more than 64 bits");
  }

  long signed() throws WireException {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  int int32() throws WireException {
    long value = number();
    if (value != (int) value) {
      throw new WireException("number: %d (expected 32 bits)".formatted(value));
    }
    return (int) value;
  }

  /// {@return the number of parts that follow, each of which takes at least so many bytes}
  int count(int smallest) throws WireException {
    long count = number();
    if (count < 0 || count > left() / smallest) {
      throw new WireException(
          "%d parts of at least %d bytes in %d bytes".formatted(count, smallest, left()));
    }
    return (int) count;
  }

  byte[] bytes() throws WireException {
    int length = count(1);
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  @SuppressWarnings("deprecation") // The one constructor that neither looks at a byte nor fails.
  String text() throws WireException {
    int length = count(1);
    int start = at;
    at += length;
    for (int index = start; index < at; index++) {
      if (bytes[index] < 0) {
        return wideText(start, at);
      }
    }
    return new String(bytes, 0, start, length);
  }

  private String wideText(int from, int to) throws WireException {
    char[] units = new char[to - from];
    int count = 0;
    int index = from;
    while (index < to) {
      int first = bytes[index++];
      if (first >= 0) {
        units[count++] = (char) first;
        continue;
      }
      int more = Integer.numberOfLeadingZeros(~(first << 24)) - 1;
      if (more < 1 || more > 3 || more > to - index) {
        throw noText();
      }
      int point = first & (0x3f >> more);
      for (int left = more; left > 0; left--) {
        int next = bytes[index++];
        if ((next & 0xc0) != 0x80) {
          throw noText();
        }
        point = (point << 6) | (next & 0x3f);
      }
      if (point < SMALLEST[more] || point > Character.MAX_CODE_POINT) {
        throw noText();
      }
      count += Character.toChars(point, units, count);
    }
    return new String(units, 0, count);
  }

  private static WireException noText() {
    return new WireException("bytes that are no text");
  }

  private void need(int count) throws WireException {
    if (count > end - at) {
      throw new WireException("the message ends too early");
    }
  }
}
