package dev.parley.text;

/// A column of a [Table]: its title, where its cells stand and how wide it may be.
///
/// Immutable.
public final class Column {
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /// Room for any one character.
  private static final int LEAST = 2;

  private final Text title;
  private final Align align;
  private final int min;
  private final int max;

  private Column(Text title, Align align, int min, int max) {
    this.title = title;
    this.align = align;
    this.min = min;
    this.max = max;
  }

  /// {@return a column with a title, possibly empty, whose cells stand at its left and whose width
  /// follows from them}
  ///
  /// @param title as by [Text#of]
  public static Column of(Object... title) {
    return new Column(Text.of(title), Align.LEFT, LEAST, Display.MAX_WIDTH);
  }

  /// {@return the same with its cells at the right, as numbers are}
  public Column right() {
    return new Column(title, Align.RIGHT, min, max);
  }

  /// {@return the same with its cells in the middle}
  public Column centred() {
    return new Column(title, Align.CENTRE, min, max);
  }

  /// {@return the same, but never narrower, if the display allows it}
  ///
  /// @param columns 2 to 1000
  public Column atLeast(int columns) {
    check(columns);
    return new Column(title, align, columns, Math.max(columns, max));
  }

  /// {@return the same, but never wider: longer cells are wrapped}
  ///
  /// @param columns 2 to 1000
  public Column atMost(int columns) {
    check(columns);
    return new Column(title, align, Math.min(columns, min), columns);
  }

  private static void check(int columns) {
    if (columns < LEAST || columns > Display.MAX_WIDTH) {
      throw new IllegalArgumentException(
          "columns: %d (expected %d..%d)".formatted(columns, LEAST, Display.MAX_WIDTH));
    }
  }

  Text title() {
    return title;
  }

  Align align() {
    return align;
  }

  int min() {
    return min;
  }

  int max() {
    return max;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Column column
        && title.equals(column.title)
        && align == column.align
        && min == column.min
        && max == column.max;
  }

  @Override
  public int hashCode() {
    return title.hashCode() * 31 + align.hashCode();
  }

  @Override
  public String toString() {
    return "column " + title;
  }
}
