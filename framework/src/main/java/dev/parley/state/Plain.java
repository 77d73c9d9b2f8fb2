package dev.parley.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The short way for the values that most attributes have: a byte that tells the kind, and the
/// value.
final class Plain {
  private Plain() {}

  /// {@return the blob, or null if the value has to go the long way}
  static byte @Nullable [] write(Object value) {
    return switch (value) {
      case String s when Text.hasSurrogates(s) -> blob(Tags.PLAIN_UTF16, Text.wide(s));
      case String s -> blob(Tags.PLAIN_UTF8, s.getBytes(StandardCharsets.UTF_8));
      case Boolean b -> buffer(b ? Tags.PLAIN_TRUE : Tags.PLAIN_FALSE, 0).array();
      case Integer i -> buffer(Tags.PLAIN_INT, Integer.BYTES).putInt(i).array();
      case Long l -> buffer(Tags.PLAIN_LONG, Long.BYTES).putLong(l).array();
      case Instant i ->
          buffer(Tags.PLAIN_INSTANT, Long.BYTES + Integer.BYTES)
              .putLong(i.getEpochSecond())
              .putInt(i.getNano())
              .array();
      case byte[] b -> blob(Tags.PLAIN_BYTES, b);
      default -> null;
    };
  }

  private static byte[] blob(int kind, byte[] content) {
    return buffer(kind, content.length).put(content).array();
  }

  private static ByteBuffer buffer(int kind, int size) {
    return ByteBuffer.allocate(1 + size).put((byte) (Tags.FORMAT | kind));
  }

  /// {@return the value, or null if the blob is of the long way}
  static @Nullable Object read(String name, byte[] bytes) {
    int size = bytes.length - 1;
    int kind = bytes[0] & ~Tags.FORMAT_MASK;
    var content = ByteBuffer.wrap(bytes).position(1);
    return switch (kind) {
      case Tags.PLAIN_UTF8 -> new String(bytes, 1, size, StandardCharsets.UTF_8);
      case Tags.PLAIN_UTF16 -> Text.ofWide(bytes, 1, size);
      case Tags.PLAIN_FALSE -> false;
      case Tags.PLAIN_TRUE -> true;
      case Tags.PLAIN_INT -> sized(name, content, Integer.BYTES).getInt();
      case Tags.PLAIN_LONG -> sized(name, content, Long.BYTES).getLong();
      case Tags.PLAIN_INSTANT -> instant(name, sized(name, content, Long.BYTES + Integer.BYTES));
      case Tags.PLAIN_BYTES -> Arrays.copyOfRange(bytes, 1, bytes.length);
      default -> null;
    };
  }

  private static Instant instant(String name, ByteBuffer content) {
    try {
      return Instant.ofEpochSecond(content.getLong(), content.getInt());
    } catch (DateTimeException | ArithmeticException _) {
      throw new StateException(name + ": damaged state (an Instant out of range)");
    }
  }

  private static ByteBuffer sized(String name, ByteBuffer content, int size) {
    if (content.remaining() != size) {
      throw new StateException(
          name + ": damaged state (" + content.remaining() + " bytes, expected " + size + ")");
    }
    return content;
  }
}
