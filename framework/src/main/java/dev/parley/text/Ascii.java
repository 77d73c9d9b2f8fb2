package dev.parley.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes text in ASCII: letters without their marks, stand-ins for lines, quotes and arrows, and a
/// question mark for what has none.
///
/// Spaces and hyphens that must not break, and the break of no width, stay until [#finish], so that
/// lines are broken where they would be otherwise.
final class Ascii {
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char NO_BREAK_HYPHEN = '\u2011';
  private static final char ZERO_WIDTH_SPACE = '\u200B';

  private static final Map<Integer, String> STAND_INS = new HashMap<>();

  static {
    put("\u202F\u2007", "\u00A0");
    put("«»“”„‟″", "\"");
    put("‹›‘’‚‛′ʼ", "'");
    put("‐‒–—―−", "-");
    put("•●∙·▪■◆★☆", "*");
    put("◦○□▫◇", "o");
    put("←⇐", "<-");
    put("→⇒➜", "->");
    put("↔⇔", "<->");
    put("↑", "^");
    put("↓", "v");
    put("×", "x");
    put("÷⁄", "/");
    put("±", "+/-");
    put("≤", "<=");
    put("≥", ">=");
    put("≠", "!=");
    put("≈", "~");
    put("€", "EUR");
    put("£", "GBP");
    put("¥", "JPY");
    put("©", "(c)");
    put("®", "(R)");
    put("✓✔", "x");
    put("¡", "!");
    put("¿", "?");
    put("æ", "ae");
    put("Æ", "AE");
    put("œ", "oe");
    put("Œ", "OE");
    put("ø", "o");
    put("Ø", "O");
    put("ß", "ss");
    put("ẞ", "SS");
    put("đð", "d");
    put("ĐÐ", "D");
    put("þ", "th");
    put("Þ", "Th");
    put("ł", "l");
    put("Ł", "L");
    put("ħ", "h");
    put("Ħ", "H");
    put("ı", "i");
    put("═", "=");
    put("─━┄┅┈┉╌╍╴╶╸╺╼╾", "-");
    put("│┃┆┇┊┋╎╏║╵╷╹╻╽╿", "|");
    put("╱", "/");
    put("╲", "\\");
    put("╳", "X");
    put("░", ".");
    for (char c = '\u2500'; c < '\u2580'; c++) {
      STAND_INS.putIfAbsent((int) c, "+");
    }
    for (char c = '\u2580'; c < '\u25A0'; c++) {
      STAND_INS.putIfAbsent((int) c, "#");
    }
  }

  private Ascii() {}

  private static void put(String characters, String standIn) {
    characters.codePoints().forEach(c -> STAND_INS.put(c, standIn));
  }

  /// {@return the text in ASCII, with only what [#finish] replaces beside it}
  static String of(String text) {
    if (isAscii(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    Clusters clusters = Clusters.of(text);
    int next;
    for (int i = 0; i < text.length(); i = next) {
      next = clusters.next(i);
      char c = text.charAt(i);
      if (next == i + 1 && isKept(c)) {
        out.append(c);
      } else if (clusters.width(i) > 0) {
        out.append(cluster(text.substring(i, next)));
      }
    }
    return out.toString();
  }

  /// {@return a laid out piece of text in nothing but ASCII}
  static String finish(String text) {
    if (isAscii(text)) {
      return text;
    }
    return text.replace(NO_BREAK_SPACE, ' ')
        .replace(NO_BREAK_HYPHEN, '-')
        .replace(String.valueOf(ZERO_WIDTH_SPACE), "");
  }

  private static boolean isKept(char c) {
    return c < 0x7F || c == NO_BREAK_SPACE || c == NO_BREAK_HYPHEN || c == ZERO_WIDTH_SPACE;
  }

  private static String cluster(String cluster) {
    String whole = standIn(cluster);
    if (whole != null) {
      return whole;
    }
    StringBuilder out = new StringBuilder();
    String decomposed = Normalizer.normalize(cluster, Normalizer.Form.NFKD);
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x7F) {
        out.appendCodePoint(c);
      } else if (DisplayWidth.ofCodePoint(c) > 0) {
        String standIn = STAND_INS.get(c);
        if (standIn == null) {
          return "?";
        }
        out.append(standIn);
      }
    }
    return out.isEmpty() ? "?" : out.toString();
  }

  private static @Nullable String standIn(String cluster) {
    int first = cluster.codePointAt(0);
    return cluster.length() == Character.charCount(first) ? STAND_INS.get(first) : null;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }
}
