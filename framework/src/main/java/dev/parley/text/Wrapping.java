package dev.parley.text;

import java.util.List;

/// Breaks a flow of text into lines of a width. Spaces at which a line is broken vanish; a word
/// that is wider than the line is cut; a grapheme cluster never is.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Wrapping {
  private final Flow flow;
  private final String text;
  private final Clusters clusters;
  private final int width;
  private final List<Line> lines;

  /// Where the present line began, and how wide it is so far.
  private int start;

  private int columns;

  /// Where the next line may begin, and where this one would then end; -1 for nowhere.
  private int next = -1;

  private int end;

  private boolean broken;

  private Wrapping(Flow flow, int width, List<Line> lines) {
    this.flow = flow;
    this.text = flow.text();
    this.clusters = Clusters.of(text);
    this.width = width;
    this.lines = lines;
  }

  /// Adds the lines of a flow, at least one.
  ///
  /// @return whether there would be other ones if there was more room
  static boolean add(Flow flow, int width, List<Line> lines) {
    return new Wrapping(flow, width, lines).run();
  }

  private boolean run() {
    if (clusters.areSimple() && text.length() <= width && text.indexOf('\n') < 0) {
      lines.add(flow.line(text, clusters, 0, text.length()));
      return false;
    }
    boolean inSpaces = false;
    int after;
    for (int i = 0; i < text.length(); i = after) {
      after = clusters.next(i);
      char c = text.charAt(i);
      if (c == '\n') {
        finish(start, i);
        begin(after);
        inSpaces = false;
      } else if (Breaks.isSpace(c)) {
        // A cluster of a space and a mark is broken like the space.
        if (!inSpaces) {
          end = i;
        }
        inSpaces = true;
        columns += clusters.width(i);
        next = end > start ? after : -1;
      } else {
        inSpaces = false;
        makeRoom(i);
        columns += clusters.width(i);
        if (after < text.length() && mayBreak(i, after)) {
          next = after;
          end = after;
        }
      }
    }
    finish(start, text.length());
    return broken;
  }

  private boolean mayBreak(int i, int after) {
    char following = text.charAt(after);
    return following != '\n'
        && !Breaks.isSpace(following)
        && Breaks.isBetween(text, clusters, i, after);
  }

  /// Ends the line before the cluster, or at the last break before it, if it has no room.
  private void makeRoom(int i) {
    while (columns + clusters.width(i) > width && i > start) {
      broken = true;
      if (next < 0) {
        finish(start, i);
        begin(i);
      } else {
        finish(start, end);
        begin(next);
        columns = clusters.width(start, i);
      }
    }
  }

  private void begin(int index) {
    start = index;
    columns = 0;
    next = -1;
  }

  /// Adds a line, without the spaces at its end for which there is no room.
  private void finish(int from, int to) {
    int end = from;
    int taken = 0;
    while (end < to && taken + clusters.width(end) <= width) {
      taken += clusters.width(end);
      end = clusters.next(end);
    }
    broken |= end < to;
    lines.add(flow.line(text, clusters, from, end));
  }
}
