package dev.parley.text;

/// What a text looks like on displays of one kind, and of a range of widths.
///
/// Immutable.
record Rendering(Display display, int minWidth, int maxWidth, String text) {
  boolean suits(Display other) {
    return other.width() >= minWidth
        && other.width() <= maxWidth
        && other.colours() == display.colours()
        && other.charset().equals(display.charset())
        && other.screenReader() == display.screenReader();
  }
}
