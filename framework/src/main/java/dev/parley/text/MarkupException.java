package dev.parley.text;

/// Markup that can't be read. The message says where and what was expected.
///
/// Immutable.
public final class MarkupException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  MarkupException(int line, int column, String problem) {
    super("line %d, column %d: %s".formatted(line, column, problem));
    this.line = line;
    this.column = column;
  }

  /// {@return the line, from 1}
  public int line() {
    return line;
  }

  /// {@return the column, from 1, in code points}
  public int column() {
    return column;
  }
}
