package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  @Test
  void marksWhatOnlyOneOfThemHas() {
    assertThat(LineDiff.show(List.of("a", "b", "c"), List.of("a", "x", "c", "d")))
        .isEqualTo("    a\n  - b\n  + x\n    c\n  + d\n");
  }

  @Test
  void leavesOutWhatIsFarFromAnyDifference() {
    var first = new ArrayList<>(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"));
    var second = new ArrayList<>(first);
    second.set(8, "nine");
    assertThat(LineDiff.show(first, second))
        .isEqualTo("    ...\n    6\n    7\n    8\n  - 9\n  + nine\n");
  }
}
