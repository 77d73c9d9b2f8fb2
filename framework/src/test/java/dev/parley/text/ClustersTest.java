package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersTest {
  /// Every kind of character that the rules of Annex 29 tell apart.
  private static final int[] TELLING = {
    'a', '1', '\n', ' ', 0x301, 0x200D, 0xFE0F, 0xFE0E, 0x1F468, 0x1F3FD, 0x1F1E9, 0x1F1EA, 0x2764,
    0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x915, 0x94D, 0x937, 0x93C, 0x940, 0x600, 0xE33, 0xE01,
    0xD4E, 0x20E3, 0x231A, 0x200B, 0x4E00, 0x1160, 0xA8FF, 0x110BD, 0xE0067, 0x1F3F4, 0x9CD, 0x995
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void clustersAreThoseOfUnicode(long seed) {
    var random = new Random(seed);
    var oracle = BreakIterator.getCharacterInstance(Locale.ROOT);
    for (int i = 0; i < 5000; i++) {
      String text = randomText(random);
      oracle.setText(text);
      List<Integer> expected = new ArrayList<>();
      for (int at = oracle.next(); at >= 0; at = oracle.next()) {
        expected.add(at);
      }
      assertThat(ends(text))
          .as("%s", text.codePoints().mapToObj(Integer::toHexString).toList())
          .isEqualTo(expected);
    }
  }

  private static List<Integer> ends(String text) {
    var clusters = Clusters.of(text);
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      at = clusters.next(at);
      ends.add(at);
    }
    return ends;
  }

  /// Without what the JDK and ICU see differently: an emoji and a joiner with a spacing mark or a
  /// prepended character between or before them, which nobody writes.
  private static String randomText(Random random) {
    var text = new StringBuilder();
    boolean joins = random.nextBoolean();
    int length = 1 + random.nextInt(6);
    while (length > 0) {
      int c = TELLING[random.nextInt(TELLING.length)];
      boolean isOdd =
          UCharacter.getType(c) == ECharacterCategory.COMBINING_SPACING_MARK
              || c == 0x600
              || c == 0x110BD
              || c == 0xD4E
              || c == 0xE33;
      if (c != 0x200D && !isOdd || (c == 0x200D) == joins) {
        text.appendCodePoint(c);
        length--;
      }
    }
    return text.toString();
  }
}
