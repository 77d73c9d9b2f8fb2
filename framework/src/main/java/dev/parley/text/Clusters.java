package dev.parley.text;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people see as one character each, and its columns: the extended grapheme clusters of a
/// text.
///
/// Immutable.
final class Clusters {
  /// The JDK's regular expressions follow Unicode 16, Standard Annex 29, as BreakIterator does, in
  /// half the time.
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  /// Below it each char is a cluster of its own, of one column if it is no control character.
  private static final char FIRST_COMBINING = 0x300;

  private static final byte INSIDE = -1;

  private static final Clusters SIMPLE = new Clusters(null);

  /// The columns of the cluster that begins at an index, or INSIDE; null for one column everywhere.
  private final byte @Nullable [] widths;

  private Clusters(byte @Nullable [] widths) {
    this.widths = widths;
  }

  static Clusters of(String text) {
    return isSimple(text) ? SIMPLE : new Clusters(measure(text));
  }

  private static boolean isSimple(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST_COMBINING || (c < ' ' && c != '\n') || (c >= 0x7F && c < 0xA0)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] measure(String text) {
    byte[] widths = new byte[text.length()];
    Arrays.fill(widths, INSIDE);
    Matcher matcher = CLUSTER.matcher(text);
    while (matcher.find()) {
      widths[matcher.start()] = (byte) DisplayWidth.ofCluster(text, matcher.start(), matcher.end());
    }
    return widths;
  }

  /// {@return whether each char is a cluster of one column}
  boolean areSimple() {
    return widths == null;
  }

  /// {@return the columns between two indexes at which clusters begin}
  int width(int from, int to) {
    if (widths == null) {
      return to - from;
    }
    int width = 0;
    for (int at = from; at < to; at = next(at)) {
      width += widths[at];
    }
    return width;
  }

  /// {@return where the next cluster begins}
  int next(int index) {
    int next = index + 1;
    if (widths != null) {
      while (next < widths.length && widths[next] == INSIDE) {
        next++;
      }
    }
    return next;
  }

  /// {@return the index, or the beginning of the next cluster if it is inside one}
  int snap(int index) {
    return widths == null || index >= widths.length || widths[index] != INSIDE
        ? index
        : next(index);
  }

  /// {@return the columns of the cluster that begins at the index}
  int width(int index) {
    return widths == null ? 1 : widths[index];
  }
}
