package dev.parley.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The characters that a character set has, and stand-ins for those that it has not: letters
/// without their marks, `-` for lines, `"` for quotes, and a question mark where there is none.
/// ASCII is in every set.
///
/// Spaces and hyphens that must not break, and the break of no width, stay until [#finish], so that
/// lines are broken where they would be otherwise.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Repertoire {
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char NO_BREAK_HYPHEN = '\u2011';
  private static final String ZERO_WIDTH_SPACE = "\u200B";

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

  /// Tells what the set has; null for everything.
  private final @Nullable CharsetEncoder encoder;

  Repertoire(Charset charset) {
    Charset known = charset.canEncode() ? charset : StandardCharsets.US_ASCII;
    this.encoder = known.name().startsWith("UTF-") ? null : known.newEncoder();
  }

  private static void put(String characters, String standIn) {
    characters.codePoints().forEach(c -> STAND_INS.put(c, standIn));
  }

  boolean has(String text) {
    return encoder == null || encoder.canEncode(text);
  }

  /// {@return the text with stand-ins, and with what [#finish] replaces}
  String fit(String text) {
    if (encoder == null || isAscii(text)) {
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

  /// {@return a piece of text that is laid out, in nothing but what the set has; spaces that did
  /// not have to break are like others now, so that they can be searched for}
  String finish(String text) {
    if (isAscii(text)) {
      return text;
    }
    String spaced = text.replace(NO_BREAK_SPACE, ' ');
    if (encoder == null) {
      return spaced;
    }
    String finished = spaced.replace(ZERO_WIDTH_SPACE, "");
    return encoder.canEncode(NO_BREAK_HYPHEN) ? finished : finished.replace(NO_BREAK_HYPHEN, '-');
  }

  private static boolean isKept(char c) {
    return c < 0x7F || c == NO_BREAK_SPACE || c == NO_BREAK_HYPHEN || c == '\u200B';
  }

  private String cluster(String cluster) {
    String composed = Normalizer.normalize(cluster, Normalizer.Form.NFC);
    if (has(composed)) {
      return composed;
    }
    String whole = standIn(cluster);
    if (whole != null) {
      return whole;
    }
    StringBuilder out = new StringBuilder();
    String decomposed = Normalizer.normalize(cluster, Normalizer.Form.NFKD);
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (DisplayWidth.ofCodePoint(c) > 0) {
        String character = Character.toString(c);
        String standIn = has(character) ? character : STAND_INS.get(c);
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
