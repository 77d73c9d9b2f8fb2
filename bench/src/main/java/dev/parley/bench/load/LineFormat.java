package dev.parley.bench.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The lines of the load: 64 bytes of printable ASCII, CR LF included, that name their sender and
/// count up, so that a line that is lost, doubled, mixed up or damaged is noticed.
final class LineFormat {
  static final int BYTES = 64;

  private static final long NIBBLES = 0x0F0F0F0F0F0F0F0FL;
  private static final long LETTERS = 0x4141414141414141L;
  private static final long[] FILLER = filler();

  private LineFormat() {}

  /// Appends a line to the buffer, whose order has to be little endian.
  static void put(ByteBuffer out, int sender, int number) {
    out.putLong(letters(sender)).putLong(letters(number));
    for (long word : FILLER) {
      out.putLong(word);
    }
  }

  /// {@return whether the bytes at the index are that line}
  static boolean matches(ByteBuffer in, int index, int sender, int number) {
    if (in.getLong(index) != letters(sender) || in.getLong(index + 8) != letters(number)) {
      return false;
    }
    long difference = 0;
    for (int i = 0; i < FILLER.length; i++) {
      difference |= in.getLong(index + 16 + 8 * i) ^ FILLER[i];
    }
    return difference == 0;
  }

  /// {@return who sent the line at the index, as far as it is one}
  static int sender(ByteBuffer in, int index) {
    return (int) Long.compress(in.getLong(index) - LETTERS, NIBBLES);
  }

  /// Eight letters from A to P, four bits each.
  private static long letters(int value) {
    return Long.expand(Integer.toUnsignedLong(value), NIBBLES) + LETTERS;
  }

  private static long[] filler() {
    var text = " says: the quick brown fox jumps over the dog.\r\n";
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    var words = new long[bytes.order(ByteOrder.LITTLE_ENDIAN).remaining() / 8];
    bytes.asLongBuffer().get(words);
    return words;
  }
}
