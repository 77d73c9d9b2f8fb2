package dev.parley.text;

import java.util.List;

/// What a [Text] is made of. Blocks begin on a line of their own, and so does what follows them.
///
/// Immutable.
sealed interface Node {
  Node NOTHING = new Run("");

  /// Characters, harmless already, with LF for line ends.
  record Run(String text) implements Node {}

  /// One behind the other.
  record Join(List<Node> parts) implements Node {}

  /// Content in a style, as far as it has none of its own.
  record Styled(Style style, Node content) implements Node {}

  /// A label, and where it leads to: an address, or what to send.
  record Link(Node label, Node target, boolean isAddress) implements Node {}

  /// A bar of so many columns, if there is room.
  record Gauge(long value, long max, int columns) implements Node {}

  /// In a template: what is to be filled in.
  record Argument(int index) implements Node {}

  // ---- blocks

  /// Each on a line of its own.
  record Lines(List<Node> parts) implements Node {}

  /// Text whose white space is that of its source: words are wrapped anew, and blank lines stay.
  record Paragraph(Node content) implements Node {}

  /// A title above what follows.
  record Heading(Node title) implements Node {}

  /// A line across the display, of a pattern that is repeated, with a title in its middle.
  record Rule(String pattern, Node title) implements Node {}

  /// Items behind bullets or numbers.
  record Items(boolean numbered, List<Node> items) implements Node {}

  /// Rows as long as there are columns.
  record Grid(List<Column> columns, List<List<Node>> rows) implements Node {}
}
