package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bold",
        "bold dim italic underline reverse strike",
        "red",
        "on bright-blue",
        "bold #ff8800 on colour214"
      })
  void wordsAreReadAsTheyAreShown(String words) {
    assertThat(Style.parse(words)).hasToString(words);
  }

  @Test
  void addsUp() {
    var style = Style.BOLD.and(Style.of(Colour.RED)).and(Style.on(Colour.BLUE));
    assertThat(style).isEqualTo(Style.parse("bold red on blue"));
    assertThat(style.and(Style.of(Colour.GREEN))).isEqualTo(Style.parse("bold green on blue"));
    assertThat(style.and(Style.PLAIN)).isSameAs(style);
  }

  @Test
  void saysWhatAWordCouldBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Style.parse("bold rod"))
        .withMessageStartingWith("style: \"rod\" (expected bold, dim,");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Style.parse("red on"))
        .withMessage("style: \"red on\" (expected a colour behind \"on\")");
  }
}
