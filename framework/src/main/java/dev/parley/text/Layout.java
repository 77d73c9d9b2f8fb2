package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/// Lays out a text for a display.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Layout {
  /// Below it items are not set behind their bullets but take the whole width.
  private static final int LEAST_ITEM_WIDTH = 6;

  private static final int RULE_ENDS = 4;

  private static final String FULL = "█";
  private static final String EMPTY = "░";

  private final Display display;
  private final boolean spoken;
  private final Repertoire repertoire;

  /// Whether it is only asked how wide a text is by itself, so that nothing is stretched.
  private final boolean measures;

  /// Whether something depended on the width.
  private boolean elastic;

  /// The width from which on nothing would.
  private int minWidth;

  private Layout(Display display, boolean measures) {
    this.display = display;
    this.spoken = display.screenReader();
    this.repertoire = new Repertoire(display.charset());
    this.measures = measures;
  }

  static Rendering render(Node node, Display display) {
    Layout layout = new Layout(display, false);
    List<Line> lines = layout.lines(node, display.width(), Style.PLAIN);
    String text = new Sgr(display.colours(), layout.repertoire).write(lines);
    if (layout.elastic) {
      return new Rendering(display, display.width(), display.width(), text);
    }
    int minWidth = Math.max(layout.minWidth, widest(lines));
    return new Rendering(display, minWidth, Integer.MAX_VALUE, text);
  }

  static int widest(List<Line> lines) {
    int widest = 0;
    for (Line line : lines) {
      widest = Math.max(widest, line.width());
    }
    return widest;
  }

  /// {@return characters, or what stands for them on this display}
  String fit(String text) {
    return repertoire.fit(text);
  }

  boolean isSpoken() {
    return spoken;
  }

  /// Says how much room a block needs to look as it does by itself, in so much as there is.
  ///
  /// @return whether it has that
  boolean fits(int needed, int width) {
    if (needed > width) {
      elastic = true;
      return false;
    }
    minWidth = Math.max(minWidth, display.width() - (width - needed));
    return true;
  }

  /// {@return what tells how wide a text is by itself}
  Layout measuring() {
    return new Layout(display, true);
  }

  /// {@return the lines of a text, none wider than given}
  List<Line> lines(Node node, int width, Style style) {
    return end(walk(node, style, new Flowing(width, false)));
  }

  /// {@return the lines of a text whose white space is that of its source}
  private List<Line> reflowed(Node node, int width, Style style) {
    return end(walk(node, style, new Flowing(width, true)));
  }

  List<Line> end(Flowing into) {
    List<Line> lines = into.end();
    elastic |= into.broken();
    return lines;
  }

  Flowing walk(Node node, Style style, Flowing into) {
    int width = into.width();
    switch (node) {
      case Node.Run(var text) -> into.text(fit(text), style);
      case Node.Join(var parts) -> parts.forEach(part -> walk(part, style, into));
      case Node.Styled(var own, var content) -> walk(content, style.and(own), into);
      case Node.Link link -> link(link, style, into);
      case Node.Gauge gauge -> into.text(gauge(gauge, width), style);
      case Node.Argument(var index) -> into.text("{" + index + "}", style);
      case Node.Lines(var parts) -> parts.forEach(part -> into.block(lines(part, width, style)));
      case Node.Paragraph(var content) -> {
        if (into.reflows()) {
          walk(content, style, into);
        } else {
          into.block(reflowed(content, width, style));
        }
      }
      case Node.Heading(var title) -> into.block(heading(title, width, style));
      case Node.Rule rule -> into.block(rule(rule, width, style));
      case Node.Items items -> into.block(items(items, width, style));
      case Node.Grid grid -> into.block(new GridLayout(this, grid, style).lines(width));
    }
    return into;
  }

  private void link(Node.Link link, Style style, Flowing into) {
    walk(link.label(), spoken ? style : Style.UNDERLINE.and(style), into);
    if (link.isAddress() && !link.label().equals(link.target())) {
      into.text(" (", style);
      walk(link.target(), style, into);
      into.text(")", style);
    }
  }

  /// Its spaces don't break.
  private String gauge(Node.Gauge gauge, int width) {
    if (spoken) {
      return gauge.value() + "\u00A0of\u00A0" + gauge.max();
    }
    String numbers = "\u00A0" + gauge.value() + "/" + gauge.max();
    boolean hasBars = repertoire.has(FULL + EMPTY);
    int others = numbers.length() + (hasBars ? 0 : 2);
    boolean fits = fits(others + gauge.columns(), width);
    int columns = fits ? gauge.columns() : Math.max(1, width - others);
    int full = filled(gauge, columns);
    return hasBars
        ? FULL.repeat(full) + EMPTY.repeat(columns - full) + numbers
        : "[" + "#".repeat(full) + "-".repeat(columns - full) + "]" + numbers;
  }

  /// Nothing looks empty or full that is not.
  private static int filled(Node.Gauge gauge, int columns) {
    if (gauge.value() >= gauge.max()) {
      return gauge.value() > 0 ? columns : 0;
    }
    if (gauge.value() <= 0) {
      return 0;
    }
    long nearest = Math.round((double) gauge.value() / gauge.max() * columns);
    return Math.clamp(nearest, 1, Math.max(1, columns - 1));
  }

  private List<Line> heading(Node title, int width, Style style) {
    List<Line> lines = lines(title, width, style.and(Style.BOLD));
    int widest = widest(lines);
    if (!spoken && widest > 0) {
      lines.add(new Line().add(fit("═").repeat(widest), style, widest));
    }
    return lines;
  }

  private List<Line> rule(Node.Rule rule, int width, Style style) {
    boolean hasTitle = !rule.title().equals(Node.NOTHING);
    if (spoken || measures) {
      return hasTitle ? lines(rule.title(), width, style) : new ArrayList<>();
    }
    elastic = true;
    String pattern = repertoire.finish(fit(rule.pattern()));
    List<Line> lines = new ArrayList<>();
    if (!hasTitle) {
      lines.add(strip(pattern, width, style, new Line()));
      return lines;
    }
    for (Line title : lines(rule.title(), width - RULE_ENDS, style)) {
      int left = Math.max(0, width - title.width() - 2) / 2;
      Line line = strip(pattern, left, style, new Line()).spaces(1).add(title).spaces(1);
      lines.add(strip(pattern, width - line.width(), style, line));
    }
    return lines;
  }

  /// Adds so many columns of a pattern; where a wide character has no room, a space.
  private static Line strip(String pattern, int columns, Style style, Line line) {
    if (columns <= 0) {
      return line;
    }
    int times = columns / DisplayWidth.of(pattern) + 1;
    String strip = DisplayWidth.cut(pattern.repeat(times), columns);
    int width = DisplayWidth.of(strip);
    return line.add(strip, style, width).spaces(columns - width);
  }

  private List<Line> items(Node.Items items, int width, Style style) {
    int count = items.items().size();
    int indent = items.numbered() ? String.valueOf(count).length() + 2 : 2;
    boolean hangs = fits(indent + LEAST_ITEM_WIDTH, width);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String mark = items.numbered() ? i + 1 + "." : spoken ? "-" : fit("•");
      List<Line> item = lines(items.items().get(i), hangs ? width - indent : width, style);
      if (!hangs) {
        lines.addAll(item);
        continue;
      }
      for (int row = 0; row < item.size(); row++) {
        Line line = new Line();
        if (row == 0) {
          line.spaces(indent - 1 - mark.length()).add(mark, style, mark.length()).spaces(1);
        } else if (item.get(row).width() > 0) {
          line.spaces(indent);
        }
        lines.add(line.add(item.get(row)));
      }
    }
    return lines;
  }
}
