package dev.parley.text;

/// How many colours a terminal shows.
///
/// Immutable.
public enum ColourDepth {
  /// None, and no bold or underline either: nothing is sent but the text.
  NONE,
  /// The sixteen named colours.
  SIXTEEN,
  /// The 256 colours of xterm.
  PALETTE,
  /// Red, green and blue in 256 steps each.
  TRUE
}
