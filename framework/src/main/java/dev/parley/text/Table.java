package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/// Collects the rows of a table, which [#toText] makes a [Text] of: `Text.table("Name",
/// Column.of("Level").right()).row("Ann", 3).toText()`.
///
/// Columns are as wide as their widest cell if there is room. Where there is not, the wide ones
/// give way and wrap their cells; and where not even the longest words fit beside each other, and
/// for a screen reader, each row becomes a sentence: "Name: Ann. Level: 3."
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Table {
  private final List<Column> columns;
  private final List<List<Node>> rows = new ArrayList<>();

  /// The deepest of titles and cells.
  private int depth;

  Table(List<Column> columns) {
    this.columns = columns;
    for (Column column : columns) {
      depth = Math.max(depth, column.title().depth());
    }
  }

  /// Adds a row.
  ///
  /// @param cells one for each column: a [Text], or what `String.valueOf` shows of anything else
  /// @throws IllegalArgumentException if there are more or fewer
  public Table row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "row: %d cells (expected %d, as there are columns)"
              .formatted(cells.length, columns.size()));
    }
    List<Node> row = new ArrayList<>(cells.length);
    for (Object cell : cells) {
      Text text = Text.of(cell);
      row.add(text.node());
      depth = Math.max(depth, text.depth());
    }
    rows.add(List.copyOf(row));
    return this;
  }

  /// {@return the table as it is now} Later rows don't change it.
  public Text toText() {
    return new Text(new Node.Grid(columns, List.copyOf(rows)), depth + 1);
  }
}
