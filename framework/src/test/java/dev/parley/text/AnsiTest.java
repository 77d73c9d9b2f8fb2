package dev.parley.text;

import static dev.parley.text.Styles.bold;
import static dev.parley.text.Styles.red;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsiTest {
  private static final Display TRUE = Display.PLAIN.withColours(ColourDepth.TRUE);

  @ParameterizedTest
  @CsvSource({
    "[31mred[0m plain, <31>red<0> plain",
    "[1;4;38;5;214;48;2;1;2;3mx, '<1;4;38;5;214;48;2;1;2;3>x<0>'",
    "[1;31ma[22mb[39mc, <1;31>a<0;31>b<0>c",
    "[97;104mx[mY, <97;104>x<0>Y",
    "[4:3mx, x",
    "[38;5mx, x",
    "[38;5;256mx, x",
    "[38;2;1;2;256mx, x",
    "[38;9;1mx, x",
    "[999999999999mx, x",
    "[3mi[23;9ms[29mn, <3>i<0;9>s<0>n",
  })
  void styleSequencesBecomeStyles(String text, String expected) {
    String rendered = Text.ansi(text.replace("[", "\033[")).render(TRUE);
    assertThat(rendered.replaceAll("\033\\[([0-9;]*)m", "<$1>")).isEqualTo(expected);
  }

  @Test
  void otherSequencesAreDropped() {
    String text =
        "\033[2J\033[1;1Ha\033]0;title\007b\033]8;;http://x\033\\c\033(Bd\033Pq#\033\\e\033";
    assertThat(Text.ansi(text).render(TRUE)).isEqualTo("abcde");
  }

  @Test
  void coloursAreThoseThatTheDisplayHas() {
    var text = Text.ansi("\033[1;31ma\033[0mb");
    assertThat(text.render(TRUE)).isEqualTo(Text.of(bold(red("a")), "b").render(TRUE));
    assertThat(text.render(Display.PLAIN)).isEqualTo("ab");
  }
}
