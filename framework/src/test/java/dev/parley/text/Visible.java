package dev.parley.text;

/// Renderings, so that a test or a file can show them.
final class Visible {
  private Visible() {}

  /// {@return the text with `<1;31>` for each SGR sequence}
  static String of(String rendered) {
    return rendered.replaceAll("\033\\[([0-9;]*)m", "<$1>");
  }

  static String withoutStyles(String rendered) {
    return rendered.replaceAll("\033\\[[0-9;]*m", "");
  }
}
