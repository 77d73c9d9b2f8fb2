package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteScanTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsWhatALoopFinds(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      if (random.nextBoolean()) {
        for (int at = 0; at < bytes.length; at++) {
          // The neighbours of what is looked for, where a borrow could run over.
          bytes[at] = (byte) (random.nextInt(10) == 0 ? bytes[at] : 0x1F + random.nextInt(4));
        }
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      int wanted = bytes.length == 0 ? 255 : bytes[random.nextInt(bytes.length)];
      assertThat(ByteScan.find(bytes, from, to, wanted)).isEqualTo(find(bytes, from, to, wanted));
      assertThat(ByteScan.findControlOrIac(bytes, from, to))
          .isEqualTo(findControlOrIac(bytes, from, to));
    }
  }

  private static int find(byte[] bytes, int from, int to, int wanted) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == (byte) wanted) {
        return at;
      }
    }
    return to;
  }

  private static int findControlOrIac(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      int value = bytes[at] & 0xFF;
      if (value < 32 || value == 127 || value == 255) {
        return at;
      }
    }
    return to;
  }
}
