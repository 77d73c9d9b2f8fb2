package dev.parley.text;

/// Makes text harmless, whoever wrote it: what is left can't move the cursor, change colours or the
/// order of what stands around it.
///
/// Control characters become U+FFFD, but CR LF, CR, U+2028 and U+2029 become LF, and a tab becomes
/// a space. Halves of surrogate pairs become U+FFFD. More marks above or below one letter than any
/// language has are dropped, since they reach into the lines around. What reorders text beyond its
/// own place (embeddings, overrides and isolates of the bidirectional algorithm), soft hyphens and
/// byte order marks are dropped.
final class Inert {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int SHOWN_LENGTH = 40;

  /// Hebrew with cantillation and Tibetan have some four; Unicode Standard Annex 15 bounds what is
  /// reasonable by 30 (its stream-safe format), which is a tower of several lines.
  private static final int MAX_MARKS = 8;

  private static final char FIRST_MARK = 0x300;

  private Inert() {}

  /// {@return the text without anything but graphic characters and LF}
  static String of(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\n') || (c >= 0x7F && !isPlain(c))) {
        return rewrite(text);
      }
      marks = c >= FIRST_MARK && isMark(c) ? marks + 1 : 0;
      if (marks > MAX_MARKS) {
        return rewrite(text);
      }
    }
    return text;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /// {@return the text as [#of] makes it, on one line}
  static String line(String text) {
    return of(text).replace('\n', ' ');
  }

  /// {@return the text for a message: on one line and cut}
  static String shown(String text) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= SHOWN_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHOWN_LENGTH)) + "...";
  }

  private static boolean isPlain(char c) {
    return c < 0x2028
        ? c >= 0xA0 && c != 0xAD
        : c > 0x2069 && !Character.isSurrogate(c) && c != 0xFEFF;
  }

  private static String rewrite(String text) {
    int length = text.length();
    StringBuilder out = new StringBuilder(length);
    int marks = 0;
    for (int i = 0; i < length; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      marks = c >= FIRST_MARK && isMark(c) ? marks + 1 : 0;
      switch (c) {
        case '\n', 0x2028, 0x2029 -> out.append('\n');
        case '\r' -> {
          if (i == length || text.charAt(i) != '\n') {
            out.append('\n');
          }
        }
        case '\t' -> out.append(' ');
        case 0xAD, 0xFEFF -> {}
        default -> {
          if (Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF)) {
            out.append(REPLACEMENT);
          } else if (!reorders(c) && marks <= MAX_MARKS) {
            out.appendCodePoint(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static boolean reorders(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
