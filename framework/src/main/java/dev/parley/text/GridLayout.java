package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/// Lays out a table: a header with a line beneath it, and two spaces between the columns.
///
/// Not thread-safe: many threads may use it, one at a time.
final class GridLayout {
  private static final int GAP = 2;

  /// A word longer than this is rather cut than that the columns are given up for it.
  private static final int LONG_WORD = 16;

  private static final String ENDS_OF_SENTENCES = ".!?。！？";

  private final Layout layout;
  private final List<Column> columns;
  private final List<List<Node>> rows;
  private final Style style;

  /// How wide each column is by itself, and at the least.
  private final int[] natural;

  private final int[] least;

  GridLayout(Layout layout, Node.Grid grid, Style style) {
    this.layout = layout;
    this.columns = grid.columns();
    this.rows = grid.rows();
    this.style = style;
    this.natural = new int[columns.size()];
    this.least = new int[columns.size()];
  }

  List<Line> lines(int width) {
    if (layout.isSpoken()) {
      return sentences(width);
    }
    measure();
    int gaps = GAP * (columns.size() - 1);
    if (layout.fits(sum(natural) + gaps, width)) {
      return grid(natural);
    }
    int room = width - gaps;
    return sum(least) <= room ? grid(widths(room)) : sentences(width);
  }

  // ---- widths

  private void measure() {
    Layout measuring = layout.measuring();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int wanted = column.min();
      int word = column.min();
      for (int row = -1; row < rows.size(); row++) {
        Node cell = row < 0 ? column.title().node() : rows.get(row).get(i);
        for (Line line : measuring.lines(cell, Display.MAX_WIDTH, Style.PLAIN)) {
          wanted = Math.max(wanted, line.width());
          word = Math.max(word, Math.min(LONG_WORD, longestWord(line)));
        }
      }
      natural[i] = Math.min(wanted, column.max());
      least[i] = Math.min(word, natural[i]);
    }
  }

  private static int longestWord(Line line) {
    Flow flow = new Flow();
    line.spans().forEach(span -> flow.add(span.text(), Style.PLAIN));
    String text = flow.text();
    Clusters clusters = Clusters.of(text);
    int longest = 0;
    int width = 0;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      next = clusters.next(i);
      boolean isSpace = Breaks.isSpace(text.charAt(i));
      width = isSpace ? 0 : width + clusters.width(i);
      longest = Math.max(longest, width);
      if (!isSpace && next < text.length() && Breaks.isBetween(text, clusters, i, next)) {
        width = 0;
      }
    }
    return longest;
  }

  private static int sum(int[] widths) {
    int sum = 0;
    for (int width : widths) {
      sum += width;
    }
    return sum;
  }

  /// Gives every column what it needs at least, and the rest to the narrow ones first.
  private int[] widths(int room) {
    int[] widths = least.clone();
    int left = room - sum(widths);
    while (left > 0) {
      int narrowest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] < natural[i] && (narrowest < 0 || widths[i] < widths[narrowest])) {
          narrowest = i;
        }
      }
      widths[narrowest]++;
      left--;
    }
    return widths;
  }

  // ---- as a grid

  private List<Line> grid(int[] widths) {
    List<Line> lines = new ArrayList<>();
    List<Node> titles = columns.stream().map(column -> column.title().node()).toList();
    if (titles.stream().anyMatch(title -> !title.equals(Node.NOTHING))) {
      row(titles, widths, style.and(Style.BOLD), lines);
      lines.add(underline(widths));
    }
    for (List<Node> row : rows) {
      row(row, widths, style, lines);
    }
    return lines;
  }

  private Line underline(int[] widths) {
    Line line = new Line();
    for (int i = 0; i < widths.length; i++) {
      line.spaces(i == 0 ? 0 : GAP);
      line.add(layout.fit("─").repeat(widths[i]), style, widths[i]);
    }
    return line;
  }

  private void row(List<Node> cells, int[] widths, Style style, List<Line> lines) {
    List<List<Line>> blocks = new ArrayList<>(cells.size());
    int height = 1;
    for (int i = 0; i < cells.size(); i++) {
      List<Line> block = layout.lines(cells.get(i), widths[i], style);
      blocks.add(block);
      height = Math.max(height, block.size());
    }
    for (int y = 0; y < height; y++) {
      Line line = new Line();
      int left = 0;
      for (int i = 0; i < widths.length; i++) {
        if (y < blocks.get(i).size()) {
          Line cell = blocks.get(i).get(y);
          if (cell.width() > 0) {
            // Nothing follows the last cell of a line, so that no line ends in spaces.
            line.spaces(left + indent(columns.get(i), widths[i] - cell.width()) - line.width());
          }
          line.add(cell);
        }
        left += widths[i] + GAP;
      }
      lines.add(line);
    }
  }

  private static int indent(Column column, int room) {
    return switch (column.align()) {
      case LEFT -> 0;
      case CENTRE -> room / 2;
      case RIGHT -> room;
    };
  }

  // ---- as sentences

  private List<Line> sentences(int width) {
    List<Line> lines = new ArrayList<>();
    for (List<Node> row : rows) {
      Flowing sentence = new Flowing(width, true);
      for (int i = 0; i < columns.size(); i++) {
        clause(columns.get(i).title().node(), row.get(i), sentence);
      }
      lines.addAll(layout.end(sentence));
    }
    return lines;
  }

  private void clause(Node title, Node cell, Flowing sentence) {
    if (cell.equals(Node.NOTHING)) {
      return;
    }
    sentence.text(" ", style);
    if (!title.equals(Node.NOTHING)) {
      layout.walk(title, style, sentence);
      sentence.text(": ", style);
    }
    layout.walk(cell, style, sentence);
    if (ENDS_OF_SENTENCES.indexOf(sentence.last()) < 0 && sentence.last() != '\n') {
      sentence.text(".", style);
    }
  }
}
