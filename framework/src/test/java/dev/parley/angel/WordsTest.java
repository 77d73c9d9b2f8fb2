package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @Test
  void areSetApartByBlanks() {
    assertThat(Words.split("  -Xmx1g \t -XX:+UseZGC ").orElseThrow())
        .containsExactly("-Xmx1g", "-XX:+UseZGC");
  }

  @Test
  void mayBeNone() {
    assertThat(Words.split(" ").orElseThrow()).isEmpty();
  }

  @Test
  void areHeldTogetherByQuotes() {
    assertThat(Words.split("-Da=\"b c\" '-Dd=\"e\\' \"\"").orElseThrow())
        .containsExactly("-Da=b c", "-Dd=\"e\\", "");
  }

  @Test
  void takeWhatIsBehindABackslashAsItIs() {
    assertThat(Words.split("a\\ b \\\"c \"d\\\"e\"").orElseThrow())
        .containsExactly("a b", "\"c", "d\"e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a", "'a", "a\\", "a \"b 'c"})
  void mustEnd(String text) {
    assertThat(Words.split(text)).isEmpty();
  }
}
