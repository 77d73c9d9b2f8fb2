package dev.parley.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text on its way to be broken into lines: the characters of all pieces in one string, since a
/// grapheme cluster may begin in one piece and end in the next, and where each style ends.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Flow {
  private final StringBuilder text = new StringBuilder();
  private final List<Style> styles = new ArrayList<>();
  private int[] ends = new int[4];

  void add(String piece, Style style) {
    if (piece.isEmpty()) {
      return;
    }
    text.append(piece);
    int last = styles.size() - 1;
    if (last >= 0 && styles.get(last).equals(style)) {
      ends[last] = text.length();
      return;
    }
    if (styles.size() == ends.length) {
      ends = Arrays.copyOf(ends, ends.length * 2);
    }
    ends[styles.size()] = text.length();
    styles.add(style);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  boolean endsWith(char c) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == c;
  }

  /// {@return the last character, or LF if there is none}
  char last() {
    return text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
  }

  /// Takes the last character away.
  void chop() {
    int length = text.length() - 1;
    text.setLength(length);
    int last = styles.size() - 1;
    ends[last] = length;
    if (length == (last == 0 ? 0 : ends[last - 1])) {
      styles.remove(last);
    }
  }

  String text() {
    return text.toString();
  }

  /// {@return a part of the text with its styles; a cluster has the style in which it begins}
  Line line(String whole, Clusters clusters, int from, int to) {
    Line line = new Line();
    int start = from;
    for (int i = 0; i < styles.size() && start < to; i++) {
      int end = Math.min(clusters.snap(ends[i]), to);
      if (end > start) {
        line.add(whole.substring(start, end), styles.get(i), clusters.width(start, end));
        start = end;
      }
    }
    return line;
  }
}
