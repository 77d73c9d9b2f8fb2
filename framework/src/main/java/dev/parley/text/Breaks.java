package dev.parley.text;

/// Where a line may be broken, a plain choice out of Unicode Standard Annex 14: behind spaces,
/// behind hyphens and dashes between letters, at a space of no width, and between wide characters
/// as East Asian text is, but not before what closes nor behind what opens. What joins (no-break
/// space, word joiner) joins.
final class Breaks {
  private static final String DASHES = "-\u2010\u2013\u2014";
  private static final char ZERO_WIDTH_SPACE = '\u200B';

  private static final String NEVER_FIRST =
      ",.;:!?)]}%'\"’”…·\u00A0\u202F\u2007\u2060"
          + "、。，．：；！？）］｝」』】〕》〉〗〙％・ー々ゝゞヽヾ～〜"
          + "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";

  private static final String NEVER_LAST = "([{‘“\u00A0\u202F\u2007\u2060（［｛「『【〔《〈〖〘＄￥";

  private Breaks() {}

  /// {@return whether a line may be broken at the character, which is then not shown}
  static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\u2000' && c <= '\u200A' && c != '\u2007')
        || c == '\u3000'
        || c == '\u205F'
        || c == '\u1680';
  }

  /// {@return whether a line may be broken between two clusters that are no spaces}
  ///
  /// @param from where the first begins
  /// @param at where the second begins, within the text
  static boolean isBetween(String text, Clusters clusters, int from, int at) {
    char before = text.charAt(from);
    char after = text.charAt(at);
    if (before == ZERO_WIDTH_SPACE) {
      return true;
    }
    if (DASHES.indexOf(before) >= 0) {
      return from > 0
          && Character.isLetter(text.codePointBefore(from))
          && Character.isLetter(text.codePointAt(at));
    }
    return (clusters.width(from) == 2 || clusters.width(at) == 2)
        && NEVER_FIRST.indexOf(after) < 0
        && NEVER_LAST.indexOf(before) < 0;
  }
}
