package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @Test
  void everyCodePointIsAsWideAsUnicodeSays() {
    var wrong = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (DisplayWidth.ofCodePoint(c) != expected(c)) {
        wrong.append("U+%04X ".formatted(c));
      }
    }
    assertThat(wrong.toString()).as("the ranges by ICU are %s", new WideRanges()).isEmpty();
  }

  private static int expected(int c) {
    int category = UCharacter.getType(c);
    int syllable = UCharacter.getIntPropertyValue(c, UProperty.HANGUL_SYLLABLE_TYPE);
    boolean isMark =
        category == UCharacter.NON_SPACING_MARK
            || category == UCharacter.ENCLOSING_MARK
            || (category == UCharacter.FORMAT
                && c != 0xAD // shown as a hyphen by terminals, and never in a Text
                && !UCharacter.hasBinaryProperty(c, UProperty.PREPENDED_CONCATENATION_MARK));
    if (category == UCharacter.CONTROL
        || isMark
        || syllable == UCharacter.HangulSyllableType.VOWEL_JAMO
        || syllable == UCharacter.HangulSyllableType.TRAILING_JAMO) {
      return 0;
    }
    return WideRanges.isWide(c) ? 2 : 1;
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "plain, 5",
    "e\u0301, 1",
    "日本語, 6",
    "ｱｲｳ, 3",
    "ＡＢ, 4",
    "한글, 4",
    "\u1112\u1161\u11ab, 2",
    "👍, 2",
    "👍🏽, 2",
    "☝🏽, 2",
    "❤, 1",
    "❤\uFE0F, 2",
    "1\uFE0F\u20E3, 2",
    "👩\u200D👩\u200D👧\u200D👦, 2",
    "🏳\uFE0F\u200D🌈, 2",
    "🇩🇪, 2",
    "🇩🇪🇫🇷, 4",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿, 2",
    "a\u200Bb, 2",
    "─│█•, 4",
    "क्षि, 2",
    "กำ, 2",
  })
  void peopleSeeColumns(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void controlCharactersTakeNoColumns() {
    assertThat(DisplayWidth.of("a\u0000\u001b\u007f\u0085\nb")).isEqualTo(2);
  }

  @Test
  void cutsBetweenClustersOnly() {
    assertThat(DisplayWidth.cut("日本語", 5)).isEqualTo("日本");
    assertThat(DisplayWidth.cut("ae\u0301b", 2)).isEqualTo("ae\u0301");
    assertThat(DisplayWidth.cut("👩\u200D👧x", 1)).isEmpty();
    assertThat(DisplayWidth.cut("short", 80)).isEqualTo("short");
  }

  @Test
  void theOracleKnowsTheUnicodeOfTheJdk() {
    assertThat(UCharacter.getUnicodeVersion().getMajor()).isEqualTo(16);
    assertThat(Character.isDefined(0x1FAE9)).as("new in 16").isTrue();
  }

  /// The table, by ICU.
  private static final class WideRanges {
    static boolean isWide(int c) {
      int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
      return width == UCharacter.EastAsianWidth.WIDE
          || width == UCharacter.EastAsianWidth.FULLWIDTH;
    }

    @Override
    public String toString() {
      var ranges = new StringBuilder();
      for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
        if (isWide(c) && !isWide(c - 1)) {
          ranges.append("0x%X, ".formatted(c));
        }
        if (isWide(c) && (c == Character.MAX_CODE_POINT || !isWide(c + 1))) {
          ranges.append("0x%X, ".formatted(c));
        }
      }
      return ranges.toString();
    }
  }
}
