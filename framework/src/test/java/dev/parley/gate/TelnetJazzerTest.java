package dev.parley.gate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.provider.MethodSource;

/// Searches for input that telnet can't take, guided by the code that it reaches. Without
/// `JAZZER_FUZZ=1` only what is known is tried again; CONTRIBUTING.md says how to search.
class TelnetJazzerTest {
  static List<byte[]> corpus() throws IOException {
    return AnyInput.corpus();
  }

  @MethodSource("corpus")
  @FuzzTest
  void anyInputGivesTheSameInAnySegmentation(byte[] input) {
    AnyInput.check(input, new Random(Arrays.hashCode(input)), "search");
  }

  static List<byte[]> moves() throws IOException {
    return TwoEngines.samples();
  }

  @MethodSource("moves")
  @FuzzTest
  void twoSidesAgreeInTheEnd(byte[] moves) {
    new TwoEngines().play(moves);
  }
}
