package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/// The lines of some width that text and blocks give, in their order.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Flowing {
  private final int width;

  /// Whether the white space of the text is only that of its source.
  private final boolean reflows;

  private final List<Line> lines = new ArrayList<>();
  private Flow flow = new Flow();
  private boolean broken;

  /// Whether a block was the last, which has ended its line already, and whether there was any.
  private boolean afterBlock;

  private boolean hasBlock;

  /// White space that was met while reflowing: LFs in it, or -1 for none, and its style.
  private int newlines = -1;

  private Style spaceStyle = Style.PLAIN;

  Flowing(int width, boolean reflows) {
    this.width = width;
    this.reflows = reflows;
  }

  int width() {
    return width;
  }

  boolean reflows() {
    return reflows;
  }

  void text(String text, Style style) {
    if (reflows) {
      reflow(text, style);
    } else {
      add(text, style);
    }
  }

  private void add(String text, Style style) {
    if (text.isEmpty()) {
      return;
    }
    boolean endsBlock = afterBlock && text.charAt(0) == '\n';
    afterBlock = false;
    flow.add(endsBlock ? text.substring(1) : text, style);
  }

  private void reflow(String text, Style style) {
    int word = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean isSpace = i == text.length() || text.charAt(i) == ' ' || text.charAt(i) == '\n';
      if (isSpace && word >= 0) {
        flow.add(text.substring(word, i), style);
        word = -1;
      }
      if (i == text.length()) {
        return;
      }
      if (isSpace) {
        if (newlines < 0) {
          newlines = 0;
          spaceStyle = style;
        }
        if (text.charAt(i) == '\n') {
          newlines++;
        }
      } else if (word < 0) {
        word = i;
        if (newlines >= 0 && !flow.isEmpty()) {
          flow.add(newlines > 1 ? "\n\n" : " ", newlines > 1 ? style : spaceStyle);
        }
        newlines = -1;
      }
    }
  }

  /// {@return the last character of the text since the last block, or LF if there is none}
  char last() {
    return flow.last();
  }

  /// Adds lines that are ready.
  void block(List<Line> ready) {
    endText();
    lines.addAll(ready);
    afterBlock = true;
    hasBlock = true;
    newlines = -1;
  }

  /// {@return all lines}
  List<Line> end() {
    if (lines.isEmpty() && flow.isEmpty() && !hasBlock) {
      lines.add(new Line());
    }
    if (!flow.isEmpty()) {
      broken |= Wrapping.add(flow, width, lines);
    }
    return lines;
  }

  /// {@return whether a line had to be broken}
  boolean broken() {
    return broken;
  }

  /// Wraps what was written before a block. Its last LF is the block's beginning.
  private void endText() {
    if (flow.isEmpty()) {
      return;
    }
    if (flow.endsWith('\n')) {
      flow.chop();
    }
    broken |= Wrapping.add(flow, width, lines);
    flow = new Flow();
  }
}
