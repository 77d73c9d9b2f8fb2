package dev.parley.gate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// Bytes ready to be sent to any number of clients: small ones are copied into what each of them
/// has pending, so that a client costs one write for a whole batch; large ones are shared.
///
/// Confined to its event loop.
final class Payload {
  /// From here on, sharing a buffer costs less than copying it.
  private static final int SHARED_FROM = 2048;

  private final byte[] bytes;
  private final int length;
  private final int messages;
  private @Nullable ByteBuf shared;

  Payload(byte[] bytes, int length) {
    this(bytes, length, 1);
  }

  private Payload(byte[] bytes, int length, int messages) {
    this.bytes = bytes;
    this.length = length;
    this.messages = messages;
  }

  /// {@return all of the bytes, which must not be changed, as one message}
  static Payload of(byte[] bytes) {
    return new Payload(bytes, bytes.length);
  }

  /// {@return the same bytes, as those of several messages}
  Payload of(int count) {
    return count == messages ? this : new Payload(bytes, length, count);
  }

  int messages() {
    return messages;
  }

  int length() {
    return length;
  }

  boolean isLarge() {
    return length >= SHARED_FROM;
  }

  void copyTo(ByteBuf target) {
    target.writeBytes(bytes, 0, length);
  }

  /// {@return a buffer over the shared bytes, which the caller has to release or to write}
  ByteBuf share(ByteBufAllocator allocator) {
    if (shared == null) {
      shared = allocator.directBuffer(length).writeBytes(bytes, 0, length);
    }
    return shared.retainedDuplicate();
  }

  /// Gives up this payload's own hold on the shared bytes.
  void release() {
    if (shared != null) {
      shared.release();
      shared = null;
    }
  }
}
