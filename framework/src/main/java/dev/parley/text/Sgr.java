package dev.parley.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes lines with the sequences that set colours and effects (ECMA-48, 8.3.117; colours above 15
/// by ISO 8613-6 with semicolons, as terminals read them).
///
/// Not thread-safe: many threads may use it, one at a time.
final class Sgr {
  private static final String RESET = "\033[0m";

  private final ColourDepth depth;
  private final Repertoire repertoire;
  private final StringBuilder out = new StringBuilder();

  Sgr(ColourDepth depth, Repertoire repertoire) {
    this.depth = depth;
    this.repertoire = repertoire;
  }

  /// {@return the lines with LF between them; each begins and ends in the reset state}
  String write(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        out.append('\n');
      }
      write(lines.get(i));
    }
    return out.toString();
  }

  private void write(Line line) {
    Style current = Style.PLAIN;
    for (Line.Span span : line.spans()) {
      if (depth != ColourDepth.NONE && !span.style().equals(current)) {
        change(current, span.style());
        current = span.style();
      }
      out.append(repertoire.finish(span.text()));
    }
    if (!current.equals(Style.PLAIN)) {
      out.append(RESET);
    }
  }

  private void change(Style from, Style to) {
    if (to.equals(Style.PLAIN)) {
      out.append(RESET);
      return;
    }
    out.append("\033[");
    if (!from.equals(Style.PLAIN)) {
      out.append("0;");
    }
    for (int effect : to.effects()) {
      out.append(effect).append(';');
    }
    Colour background = to.background();
    Colour text = visible(to.text(), background);
    if (text != null) {
      colour(text.nearest(depth), 30, 90, "38;");
    }
    if (background != null) {
      colour(background.nearest(depth), 40, 100, "48;");
    }
    out.setCharAt(out.length() - 1, 'm');
  }

  /// {@return the colour of the text, but black or white where a terminal of few colours would show
  /// it like its background although it differs}
  private @Nullable Colour visible(@Nullable Colour text, @Nullable Colour background) {
    if (text == null
        || background == null
        || text.equals(background)
        || !text.nearest(depth).equals(background.nearest(depth))) {
      return text;
    }
    return Palette.lightness(background.nearest(depth).rgb()) > 0.5
        ? Colour.BLACK
        : Colour.BRIGHT_WHITE;
  }

  private void colour(Colour colour, int normal, int bright, String extended) {
    if (colour.isRgb()) {
      int rgb = colour.rgb();
      out.append(extended).append("2;");
      out.append(rgb >> 16).append(';').append(rgb >> 8 & 0xFF).append(';').append(rgb & 0xFF);
    } else if (colour.index() < 8) {
      out.append(normal + colour.index());
    } else if (colour.index() < 16) {
      out.append(bright + colour.index() - 8);
    } else {
      out.append(extended).append("5;").append(colour.index());
    }
    out.append(';');
  }
}
