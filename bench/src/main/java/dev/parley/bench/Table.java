package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;

/// A Markdown table whose source is aligned too: the first columns to the left, numbers to the
/// right.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Table {
  private final List<String[]> rows = new ArrayList<>();
  private final int leftColumns;

  Table(int leftColumns, String... heads) {
    this.leftColumns = leftColumns;
    rows.add(heads);
  }

  void add(String... cells) {
    if (cells.length != rows.getFirst().length) {
      throw new IllegalArgumentException(
          "a row of %d cells (expected %d)".formatted(cells.length, rows.getFirst().length));
    }
    rows.add(cells);
  }

  @Override
  public String toString() {
    var widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(Math.max(widths[i], 3), row[i].length());
      }
    }
    var text = new StringBuilder();
    append(text, rows.getFirst(), widths);
    for (int i = 0; i < widths.length; i++) {
      String dashes = "-".repeat(widths[i] + 1);
      text.append('|').append(i < leftColumns ? dashes + "-" : dashes + ":");
    }
    text.append("|\n");
    rows.stream().skip(1).forEach(row -> append(text, row, widths));
    return text.toString();
  }

  private void append(StringBuilder text, String[] cells, int[] widths) {
    for (int i = 0; i < cells.length; i++) {
      String padding = " ".repeat(widths[i] - cells[i].length());
      text.append("| ")
          .append(i < leftColumns ? cells[i] + padding : padding + cells[i])
          .append(' ');
    }
    text.append("|\n");
  }
}
