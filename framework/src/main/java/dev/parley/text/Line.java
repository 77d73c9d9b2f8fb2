package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/// One line as it is laid out: styled spans, and the columns that they take.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Line {
  record Span(String text, Style style) {}

  private final List<Span> spans = new ArrayList<>(4);
  private int width;

  Line add(String text, Style style, int columns) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, style));
      width += columns;
    }
    return this;
  }

  Line add(Line other) {
    spans.addAll(other.spans);
    width += other.width;
    return this;
  }

  Line spaces(int columns) {
    return columns > 0 ? add(" ".repeat(columns), Style.PLAIN, columns) : this;
  }

  List<Span> spans() {
    return spans;
  }

  int width() {
    return width;
  }
}
