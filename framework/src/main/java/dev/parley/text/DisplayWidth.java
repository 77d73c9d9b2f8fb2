package dev.parley.text;

/// How many columns a text takes on a terminal.
///
/// Counted is what people see as one character, an extended grapheme cluster (Unicode Standard
/// Annex 29). Combining marks, joiners and other format characters take none; East Asian wide and
/// fullwidth characters and emoji take two (Unicode 16, Standard Annex 11; what it calls ambiguous
/// takes one). A cluster takes what its characters take together, but never more than two: a family
/// of emoji, a flag, an emoji with a skin tone and a Hangul syllable of three letters take two. So
/// does a character that a variation selector makes an emoji.
///
/// Control characters take none.
///
/// Thread-safe.
public final class DisplayWidth {
  private static final int VARIATION_SELECTOR_16 = 0xFE0F;

  private DisplayWidth() {}

  /// {@return the columns of a text that is one line}
  public static int of(String text) {
    Clusters clusters = Clusters.of(text);
    int width = 0;
    for (int i = 0; i < text.length(); i = clusters.next(i)) {
      width += text.charAt(i) == '\n' ? 0 : clusters.width(i);
    }
    return width;
  }

  /// {@return the text, cut behind the last cluster that ends within so many columns}
  public static String cut(String text, int columns) {
    Clusters clusters = Clusters.of(text);
    int width = 0;
    for (int i = 0; i < text.length(); i = clusters.next(i)) {
      width += clusters.width(i);
      if (width > columns) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  /// {@return the columns of the cluster between two indexes}
  static int ofCluster(String text, int from, int to) {
    int width = 0;
    int before = 0;
    for (int i = from; i < to; ) {
      int c = text.codePointAt(i);
      if (c == VARIATION_SELECTOR_16 && Character.isEmoji(before)) {
        return 2;
      }
      width += ofCodePoint(c);
      before = c;
      i += Character.charCount(c);
    }
    return Math.min(width, 2);
  }

  /// {@return the columns of one code point by itself}
  static int ofCodePoint(int c) {
    if (c < 0x300) {
      return Character.isISOControl(c) ? 0 : 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      case Character.FORMAT -> isPrepended(c) ? 1 : 0;
      default -> isMedialJamo(c) ? 0 : WideCharacters.contains(c) ? 2 : 1;
    };
  }

  /// The format characters that are seen, since they enclose the digits behind them.
  private static boolean isPrepended(int c) {
    return (c >= 0x600 && c <= 0x605)
        || c == 0x6DD
        || c == 0x70F
        || c == 0x890
        || c == 0x891
        || c == 0x8E2
        || c == 0x110BD
        || c == 0x110CD;
  }

  /// Vowels and final consonants, which are drawn into the syllable of the letter before them.
  private static boolean isMedialJamo(int c) {
    return (c >= 0x1160 && c <= 0x11FF)
        || (c >= 0xD7B0 && c <= 0xD7C6)
        || (c >= 0xD7CB && c <= 0xD7FB);
  }
}
