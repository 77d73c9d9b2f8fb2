package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTest {
  @Test
  void controlCharactersAreReplaced() {
    for (char c = 0; c < 0xA0; c++) {
      String expected =
          switch (c) {
            case '\n', '\r' -> "a\nb";
            case '\t' -> "a b";
            default -> Character.isISOControl(c) ? "a\uFFFDb" : "a" + c + "b";
          };
      assertThat(Inert.of("a" + c + "b")).as("U+%04X", (int) c).isEqualTo(expected);
    }
  }

  @Test
  void escapeSequencesLoseTheirEscape() {
    assertThat(Inert.of("\033[2Jgone\u009B31m")).isEqualTo("\uFFFD[2Jgone\uFFFD31m");
  }

  @Test
  void lineEndsOfAllKindsBecomeOne() {
    assertThat(Inert.of("a\r\nb\rc\u2028d\u2029e\r")).isEqualTo("a\nb\nc\nd\ne\n");
    assertThat(Inert.line("a\r\nb\rc")).isEqualTo("a b c");
  }

  @Test
  void whatReordersOtherTextIsDropped() {
    assertThat(Inert.of("a\u202Eb\u2066c\u2069\uFEFFd\u00ADe")).isEqualTo("abcde");
    assertThat(Inert.of("שלום \u200F(1)")).isEqualTo("שלום \u200F(1)");
  }

  @Test
  void halvesOfPairsAreReplaced() {
    assertThat(Inert.of("\uD83D")).isEqualTo("\uFFFD");
    assertThat(Inert.of("\uDC4Da")).isEqualTo("\uFFFDa");
    assertThat(Inert.of("\uD83D\uDC4D")).isEqualTo("👍");
  }

  @Test
  void towersOfMarksAreCut() {
    assertThat(Inert.of("a" + "\u0301".repeat(100) + "b" + "\u0302".repeat(8) + "c"))
        .isEqualTo("a" + "\u0301".repeat(8) + "b" + "\u0302".repeat(8) + "c");
    assertThat(Inert.of("x" + "\uD834\uDD67".repeat(20)).codePoints()).hasSize(9);
  }

  @Test
  void harmlessTextIsNotCopied() {
    String text = "naïve 日本語 ── é\n";
    assertThat(Inert.of(text)).isSameAs(text);
  }
}
