package dev.parley.text;

import static dev.parley.text.Styles.bold;
import static dev.parley.text.Styles.red;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappingTest {
  private static final Display TEN = Display.PLAIN.withWidth(10);

  /// A bar stands for a line end, `~` for a space that must not break.
  @ParameterizedTest
  @CsvSource({
    "one two, one two",
    "0123456789, 0123456789",
    "one two three four, one two|three four",
    "0123456789 next, 0123456789|next",
    "0123456789abc d, 0123456789|abc d",
    "to 0123456789abcdef, to|0123456789|abcdef",
    "one|two, one|two",
    "one||two, one||two",
    "one|, one|",
    "'  indented text', '  indented|text'",
    "'  0123456789', '  01234567|89'",
    "'wide   gap stays', 'wide   gap|stays'",
    "'one two          three', one two|three",
    "'prompt: ', 'prompt: '",
    "'a         ', 'a         '",
    "'a              ', 'a         '",
    "'|              ', '|          '",
    "10~000~km~away, 10~000~km~|away",
    "so 10~000~km, so|10~000~km",
    "well-known twenty-one, well-known|twenty-one",
    "a well-behaved cat, a well-|behaved|cat",
    "number 2026-11-21, number|2026-11-21",
    "'so --option', so|--option",
    "日本語日本語, 日本語日本|語",
    "a日本語日本。, a日本語日|本。",
    "日本語日（本, 日本語日|（本",
    "abcdefghe\u0301, abcdefghe\u0301",
    "0123456789e\u0301, 0123456789|e\u0301",
    "012345678👩\u200D👧, 012345678|👩\u200D👧",
    "abcdefg\u200Bhijk, abcdefg\u200B|hijk",
    "'say, friend! ok', 'say,|friend! ok'",
  })
  void linesAreBrokenWhereReadersExpectIt(String text, String lines) {
    assertThat(Text.of(text.replace('|', '\n').replace('~', '\u00A0')).render(TEN))
        .isEqualTo(lines.replace('|', '\n').replace('~', ' '));
  }

  @Test
  void linesAreBrokenAcrossPieces() {
    assertThat(Text.of("one", bold(" two"), red(" three")).render(TEN)).isEqualTo("one two\nthree");
    assertThat(Text.of("one tw", bold("otwo"), red("two three")).render(TEN))
        .isEqualTo("one\ntwotwotwo\nthree");
  }

  @Test
  void stylesDoNotLeakOverLineEnds() {
    var text = Text.of("a ", bold("bold text that wraps"), " z");
    assertThat(Visible.of(text.render(TEN.withColours(ColourDepth.SIXTEEN))))
        .isEqualTo("a <1>bold<0>\n<1>text that<0>\n<1>wraps<0> z");
  }

  @Test
  void aClusterIsNotSplitByStyles() {
    var text = Text.of("e", red("\u0301x"));
    assertThat(Visible.of(text.render(TEN.withColours(ColourDepth.SIXTEEN))))
        .isEqualTo("e\u0301<31>x<0>");
  }

  @Test
  void paragraphsAreReflowed() {
    var text =
        Text.paragraph("  one\n  two   ", bold("three\n"), "four\n \nfive", bold(" "), "six \n");
    assertThat(text.render(TEN)).isEqualTo("one two\nthree four\n\nfive six");
    assertThat(Text.paragraph("").render(TEN)).isEmpty();
    assertThat(Text.paragraph("it is", red(" red"), ".").render(TEN)).isEqualTo("it is red.");
  }

  @Test
  void blocksBeginOnTheirOwnLine() {
    assertThat(Text.of("a", Text.rule(), "b").render(TEN)).isEqualTo("a\n──────────\nb");
    assertThat(Text.of("a\n", Text.rule(), "\nb").render(TEN)).isEqualTo("a\n──────────\nb");
    assertThat(Text.of("a\n\n", Text.rule(), "\n\nb").render(TEN))
        .isEqualTo("a\n\n──────────\n\nb");
    assertThat(Text.of(Text.rule(), "\n", "\n", "b").render(TEN)).isEqualTo("──────────\n\nb");
    assertThat(Text.lines("a", "", "b").render(TEN)).isEqualTo("a\n\nb");
  }

  @Test
  @Timeout(60)
  void longTextsTakeNoLongTime() {
    String text =
        " ".repeat(200_000) + "x".repeat(200_000) + "日".repeat(50_000) + "\u0301".repeat(50_000);
    assertThat(Text.of(text).render(TEN)).isNotEmpty();
    assertThat(Text.paragraph(text).render(TEN)).isNotEmpty();
  }
}
