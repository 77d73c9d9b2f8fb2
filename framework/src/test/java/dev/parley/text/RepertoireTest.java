package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepertoireTest {
  private final Repertoire ascii = new Repertoire(StandardCharsets.US_ASCII);

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
  void hasStandIns(String text, String expected) {
    assertThat(ascii.finish(ascii.fit(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, Émile “ñ” Łódź • e\u0301 ─ 日, Émile \"ñ\" Lódz * é - ?",
    "windows-1251, Москва — é ─, Москва — e -",
    "KOI8-R, Москва ─│█ é, Москва ─│█ e",
    "UTF-8, 日本 é ─, 日本 é ─",
  })
  void whatASetHasStays(String charset, String text, String expected) {
    var repertoire = new Repertoire(Charset.forName(charset));
    assertThat(repertoire.finish(repertoire.fit(text))).isEqualTo(expected);
  }

  @Test
  void whatMustNotBreakDoesNotBreak() {
    assertThat(ascii.fit("10\u00A0km\u202Fh x\u2011y")).isEqualTo("10\u00A0km\u00A0h x\u2011y");
    assertThat(ascii.finish("10\u00A0km x\u2011y\u200Bz")).isEqualTo("10 km x-yz");
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
      String fitted = ascii.finish(ascii.fit(text));
      assertThat(fitted.chars().allMatch(a -> a >= ' ' && a < 0x7F)).as("U+%04X", c).isTrue();
      assertThat(fitted.isEmpty()).as("U+%04X", c).isEqualTo(DisplayWidth.of(text) == 0);
    }
  }
}
