package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiTest {
  @ParameterizedTest
  @CsvSource({
    "plain {}~, plain {}~",
    "Émile Zoë naïve, Emile Zoe naive",
    "e\u0301, e",
    "Straße Ærø Łódź, Strasse AEro Lodz",
    "“so” ‘so’ – so…, \"so\" 'so' - so...",
    "«là», \"la\"",
    "┌─┬═╗│, +-+=+|",
    "█▒░, ##.",
    "• item, * item",
    "a → b, a -> b",
    "½ ² ﬁ Ａ, 1/2 2 fi A",
    "日本, ??",
    "👩\u200D👩\u200D👧\u200D👦!, ?!",
    "❤\uFE0F, ?",
    "1\uFE0F\u20E3, 1",
    "Москва, ??????",
    "5 €, 5 EUR",
  })
  void hasStandIns(String text, String ascii) {
    assertThat(Ascii.finish(Ascii.of(text))).isEqualTo(ascii);
  }

  @Test
  void whatMustNotBreakDoesNotBreak() {
    assertThat(Ascii.of("10\u00A0km\u202Fh x\u2011y")).isEqualTo("10\u00A0km\u00A0h x\u2011y");
    assertThat(Ascii.finish("10\u00A0km x\u2011y\u200Bz")).isEqualTo("10 km x-yz");
  }

  @Test
  void nothingElseThanAsciiIsLeft() {
    var random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      int c = random.nextInt(0x20000);
      if (c >= 0xD800 && c < 0xE000) {
        continue;
      }
      String text = Inert.line(Character.toString(c));
      String ascii = Ascii.finish(Ascii.of(text));
      assertThat(ascii.chars().allMatch(a -> a >= ' ' && a < 0x7F)).as("U+%04X", c).isTrue();
      assertThat(ascii.isEmpty()).as("U+%04X", c).isEqualTo(DisplayWidth.of(text) == 0);
    }
  }
}
