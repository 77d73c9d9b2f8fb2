package dev.parley.wire;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Cuts what arrives into messages. Takes memory for what has arrived, not for what was announced.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Splitter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int USUAL = 128 * 1024;

  private final int largest;
  private byte[] bytes = {};
  private int from;
  private int to;

  /// @param largest bytes that a message may have behind its length
  Splitter(int largest) {
    this.largest = largest;
  }

  /// {@return how many bytes wait}
  int size() {
    return to - from;
  }

  /// Takes all that can be read.
  void add(ByteBuf arrived) {
    int count = arrived.readableBytes();
    reserve(count);
    arrived.readBytes(bytes, to, count);
    to += count;
  }

  private void reserve(int count) {
    if (from == to) {
      from = 0;
      to = 0;
      if (bytes.length != USUAL && count <= USUAL) {
        bytes = new byte[USUAL];
      }
    }
    if (count <= bytes.length - to) {
      return;
    }
    int size = size();
    // A large message that arrives in small pieces is not copied for each of them.
    byte[] target = size + count <= bytes.length / 2 ? bytes : new byte[2 * (size + count)];
    System.arraycopy(bytes, from, target, 0, size);
    bytes = target;
    from = 0;
    to = size;
  }

  /// Takes so many bytes, which are there, as they are.
  byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(bytes, from, from + count);
    from += count;
    return taken;
  }

  /// Takes the next message, if all of it is there.
  ///
  /// @param in set to what is behind the message's length; good until the next call of [#add]
  /// @return whether there was one
  /// @throws WireException if its length can't be right
  boolean next(Input in) throws WireException {
    if (size() < Integer.BYTES) {
      return false;
    }
    int length = (int) INT.get(bytes, from);
    if (length < 1 || length > largest) {
      throw new WireException("a message of %d bytes (expected 1..%d)".formatted(length, largest));
    }
    int start = from + Integer.BYTES;
    if (to - start < length) {
      return false;
    }
    from = start + length;
    in.over(bytes, start, from);
    return true;
  }
}
