package dev.parley.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// Text that is built once and rendered for whoever reads it: styled pieces, and blocks such as
/// headings, lists and tables.
///
/// Wherever pieces are asked for, each may be a Text, or anything else, of which `String.valueOf`
/// is taken. What comes from strings is harmless whoever wrote it: control characters, escape
/// sequences among them, become U+FFFD, a tab a space, and what would reorder text from right to
/// left beyond its own place is dropped. LF ends a line. [#ansi] is for strings with colours of
/// their own.
///
/// Lines longer than the display is wide are broken between words.
///
/// Immutable.
public final class Text {
  /// Nobody nests deeper on purpose, and layout takes stack for each level.
  private static final int MAX_DEPTH = 100;

  static final String RULE = "─";
  private static final int GAUGE_COLUMNS = 20;

  private static final Text EMPTY = new Text(Node.NOTHING, 0);

  private final Node node;
  private final int depth;
  private final Renderings renderings = new Renderings();

  Text(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "text: nested %d deep (expected at most %d); build it from a list of pieces"
              .formatted(depth, MAX_DEPTH));
    }
    this.node = node;
    this.depth = depth;
  }

  // ---- pieces

  /// {@return a text without anything in it}
  public static Text empty() {
    return EMPTY;
  }

  /// {@return pieces, one behind the other}
  public static Text of(Object... pieces) {
    if (pieces.length < 2) {
      return pieces.length == 0 ? EMPTY : piece(pieces[0]);
    }
    List<Node> parts = new ArrayList<>(pieces.length);
    int depth = 0;
    for (Object piece : pieces) {
      Text text = piece(piece);
      if (text.node instanceof Node.Join(List<Node> inner)) {
        parts.addAll(inner);
        depth = Math.max(depth, text.depth);
      } else {
        parts.add(text.node);
        depth = Math.max(depth, text.depth + 1);
      }
    }
    return new Text(new Node.Join(List.copyOf(parts)), depth);
  }

  /// {@return pieces one behind the other, with another between each two: `join(", ", exits)`}
  public static Text join(Object separator, Collection<?> pieces) {
    List<Object> all = new ArrayList<>(pieces.size() * 2);
    for (Object piece : pieces) {
      if (!all.isEmpty()) {
        all.add(separator);
      }
      all.add(piece);
    }
    return of(all.toArray());
  }

  private static Text piece(Object piece) {
    return piece instanceof Text text
        ? text
        : new Text(new Node.Run(Inert.of(String.valueOf(piece))), 0);
  }

  /// {@return what a string with SGR sequences shows, such as ANSI art: they become styles, so that
  /// the text can be rendered for any display} Other escape sequences are dropped.
  ///
  /// @param text yours, not that of a client: it may look like anything
  public static Text ansi(String text) {
    return new Text(Ansi.read(text), 2);
  }

  /// {@return a label that leads to an address, which is shown behind it in parentheses, unless it
  /// is the label}
  ///
  /// @param label a piece
  public static Text link(Object label, String address) {
    return link(label, address, true);
  }

  /// {@return a label that stands for something to type} It is underlined; what it stands for is
  /// not shown.
  ///
  /// @param label a piece
  /// @param line what to send when it is chosen, for terminals that offer that
  public static Text command(Object label, String line) {
    return link(label, line, false);
  }

  private static Text link(Object label, String target, boolean isAddress) {
    Text text = piece(label);
    return new Text(
        new Node.Link(text.node, new Node.Run(Inert.line(target)), isAddress), text.depth + 1);
  }

  /// {@return a bar of 20 columns that shows a value beside its maximum, with both numbers behind
  /// it; "12 of 20" for a screen reader}
  ///
  /// @param value what is below zero or above the maximum is shown as an empty or a full bar
  public static Text gauge(long value, long max) {
    return gauge(value, max, GAUGE_COLUMNS);
  }

  /// {@return a bar, as by [#gauge(long, long)], of another length; it is shorter where there is no
  /// room for it}
  ///
  /// @param columns 1 to 1000
  public static Text gauge(long value, long max, int columns) {
    if (columns < 1 || columns > Display.MAX_WIDTH) {
      throw new IllegalArgumentException(
          "columns: %d (expected 1..%d)".formatted(columns, Display.MAX_WIDTH));
    }
    return new Text(new Node.Gauge(value, max, columns), 0);
  }

  // ---- blocks, each on lines of its own

  /// {@return parts that begin on a line of their own each; an empty one is an empty line}
  public static Text lines(Object... parts) {
    return lines(Arrays.asList(parts));
  }

  /// {@return parts that begin on a line of their own each, as by [#lines(Object...)]}
  public static Text lines(Collection<?> parts) {
    Nodes nodes = Nodes.of(parts);
    return new Text(new Node.Lines(nodes.list()), nodes.depth() + 1);
  }

  /// {@return a title above what follows: bold, with a line beneath it}
  public static Text heading(Object... title) {
    Text text = of(title);
    return new Text(new Node.Heading(text.node), text.depth + 1);
  }

  /// {@return a line across the display, with the pieces in its middle, if there are any; for a
  /// screen reader the pieces alone}
  public static Text rule(Object... title) {
    return ruleOf(RULE, title);
  }

  /// {@return a line across the display, as by [#rule], made of other characters: `ruleOf("-=")`}
  ///
  /// @param pattern repeated; at least one column wide
  public static Text ruleOf(String pattern, Object... title) {
    String harmless = Inert.line(pattern);
    if (DisplayWidth.of(harmless) == 0) {
      throw new IllegalArgumentException(
          "pattern: \"%s\" (expected something to be seen)".formatted(Inert.shown(pattern)));
    }
    Text text = of(title);
    return new Text(new Node.Rule(harmless, text.node), text.depth + 1);
  }

  /// {@return text whose line ends and repeated spaces are only those of its source: `"""` blocks;
  /// a blank line stays one}
  public static Text paragraph(Object... pieces) {
    Text text = of(pieces);
    return new Text(new Node.Paragraph(text.node), text.depth + 1);
  }

  /// {@return a list with a bullet before each item; items may be blocks, other lists too}
  public static Text list(Object... items) {
    return list(Arrays.asList(items));
  }

  /// {@return a list with a bullet before each item}
  public static Text list(Collection<?> items) {
    return items(false, items);
  }

  /// {@return a list that is numbered from one}
  public static Text numbered(Object... items) {
    return numbered(Arrays.asList(items));
  }

  /// {@return a list that is numbered from one}
  public static Text numbered(Collection<?> items) {
    return items(true, items);
  }

  private static Text items(boolean numbered, Collection<?> items) {
    Nodes nodes = Nodes.of(items);
    return new Text(new Node.Items(numbered, nodes.list()), nodes.depth() + 1);
  }

  /// Begins a table.
  ///
  /// @param columns at least one: a [Column], or a piece that is the title of one
  /// @return to add rows to, and to make a Text of
  public static Table table(Object... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("table: no columns (expected at least one)");
    }
    List<Column> list = new ArrayList<>(columns.length);
    for (Object column : columns) {
      list.add(column instanceof Column ready ? ready : Column.of(column));
    }
    return new Table(List.copyOf(list));
  }

  // ---- what can be done with it

  /// {@return this and further pieces behind it}
  public Text plus(Object... pieces) {
    return of(this, of(pieces));
  }

  /// {@return this in a style, as far as its pieces have none of their own}
  public Text style(Style style) {
    if (style.equals(Style.PLAIN)) {
      return this;
    }
    return node instanceof Node.Styled(Style inner, Node content)
        ? new Text(new Node.Styled(style.and(inner), content), depth)
        : new Text(new Node.Styled(style, node), depth + 1);
  }

  /// Renders the text for a display: lines with LF between them and none behind the last, none of
  /// them wider than the display. It holds no control characters but LF, and SGR sequences (`ESC [
  /// ... m`) if there are colours; each line begins and ends without a style.
  ///
  /// The last few renderings are kept. One in which no line had to be broken serves all widths that
  /// it fits, so that what is written to many people is rendered a few times only.
  public String render(Display display) {
    Objects.requireNonNull(display, "display");
    return renderings.get(node, display);
  }

  Node node() {
    return node;
  }

  int depth() {
    return depth;
  }

  /// Whether both are built alike, whatever they look like.
  @Override
  public boolean equals(Object other) {
    return other instanceof Text text && node.equals(text.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  /// As people see it without colours, on a wide screen.
  @Override
  public String toString() {
    return Layout.render(node, Display.PLAIN.withWidth(Display.MAX_WIDTH)).text();
  }
}
