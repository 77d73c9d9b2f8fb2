package dev.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineFormatTest {
  private final ByteBuffer line =
      ByteBuffer.allocate(LineFormat.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  @Test
  void isOnePrintableLine() {
    LineFormat.put(line, 0xFEDC, Integer.MAX_VALUE);

    String text = new String(line.array(), StandardCharsets.US_ASCII);
    assertThat(text).hasSize(64).matches("[ -~]{62}\r\n");
  }

  @Test
  void knowsItsSenderAndItsNumber() {
    LineFormat.put(line, 999, 123_456);

    assertThat(LineFormat.sender(line, 0)).isEqualTo(999);
    assertThat(LineFormat.matches(line, 0, 999, 123_456)).isTrue();
    assertThat(LineFormat.matches(line, 0, 999, 123_457)).isFalse();
    assertThat(LineFormat.matches(line, 0, 998, 123_456)).isFalse();
  }

  @Test
  void noticesEveryDamagedByte() {
    for (int i = 0; i < LineFormat.BYTES; i++) {
      LineFormat.put(line.clear(), 1, 2);
      line.put(i, (byte) (line.get(i) ^ 1));

      assertThat(LineFormat.matches(line, 0, 1, 2)).as("byte %d", i).isFalse();
    }
  }
}
