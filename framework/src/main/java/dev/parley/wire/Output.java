package dev.parley.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes that grow: where messages are written to.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Output {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /// Bytes of a number with 64 bits, seven to a byte.
  private static final int LONGEST_NUMBER = 10;

  private final int usual;
  private byte[] bytes;
  private int size;

  /// @param usual how many bytes are kept for the next messages
  Output(int usual) {
    this.usual = usual;
    bytes = new byte[usual];
  }

  /// {@return how many bytes have been written}
  int size() {
    return size;
  }

  /// {@return what has been written, in the first [#size] bytes; good until the next call}
  byte[] array() {
    return bytes;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  /// Begins again.
  void clear() {
    size = 0;
    if (bytes.length > usual) {
      bytes = new byte[usual];
    }
  }

  // ---- messages

  /// {@return where the message begins, for [#end]}
  int begin(int kind) {
    int start = size;
    int32(0);
    int8(kind);
    return start;
  }

  /// {@return how many bytes the message has behind its length, which is written now}
  ///
  /// @param start what [#begin] returned
  int end(int start) {
    int length = size - start - Integer.BYTES;
    INT.set(bytes, start, length);
    return length;
  }

  // ---- parts

  void int8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void bool(boolean value) {
    int8(value ? 1 : 0);
  }

  void int32(int value) {
    reserve(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  /// A number that is hardly ever negative; then it takes ten bytes.
  void number(long value) {
    reserve(LONGEST_NUMBER);
    int at = size;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    size = at;
  }

  /// A number that is small, positive or negative.
  void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  void raw(byte[] source) {
    raw(source, source.length);
  }

  void raw(byte[] source, int count) {
    reserve(count);
    System.arraycopy(source, 0, bytes, size, count);
    size += count;
  }

  void bytes(byte[] value) {
    number(value.length);
    raw(value);
  }

  void text(String value) {
    int length = value.length();
    reserve(LONGEST_NUMBER + length);
    int start = size;
    number(length);
    byte[] target = bytes;
    int at = size;
    for (int index = 0; index < length; index++) {
      char unit = value.charAt(index);
      if (unit >= 0x80) {
        size = start;
        wideText(value);
        return;
      }
      target[at + index] = (byte) unit;
    }
    size = at + length;
  }

  private void wideText(String value) {
    number(utf8Length(value));
    int length = value.length();
    for (int index = 0; index < length; index++) {
      reserve(4);
      char unit = value.charAt(index);
      if (unit < 0x80) {
        bytes[size++] = (byte) unit;
      } else if (unit < 0x800) {
        bytes[size++] = (byte) (0xc0 | unit >> 6);
        bytes[size++] = tail(unit);
      } else if (isPair(value, index)) {
        int point = value.codePointAt(index++);
        bytes[size++] = (byte) (0xf0 | point >> 18);
        bytes[size++] = tail(point >> 12);
        bytes[size++] = tail(point >> 6);
        bytes[size++] = tail(point);
      } else {
        bytes[size++] = (byte) (0xe0 | unit >> 12);
        bytes[size++] = tail(unit >> 6);
        bytes[size++] = tail(unit);
      }
    }
  }

  /// {@return a byte with the last six bits}
  private static byte tail(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }

  private static long utf8Length(String value) {
    int length = value.length();
    long total = 0;
    for (int index = 0; index < length; index++) {
      char unit = value.charAt(index);
      if (unit < 0x80) {
        total++;
      } else if (unit < 0x800) {
        total += 2;
      } else if (isPair(value, index)) {
        total += 4;
        index++;
      } else {
        total += 3;
      }
    }
    return total;
  }

  private static boolean isPair(String value, int index) {
    return Character.isHighSurrogate(value.charAt(index))
        && index + 1 < value.length()
        && Character.isLowSurrogate(value.charAt(index + 1));
  }

  private void reserve(int count) {
    int free = bytes.length - size;
    if (count > free) {
      bytes = Arrays.copyOf(bytes, Math.addExact(size, Math.max(count, size)));
    }
  }
}
