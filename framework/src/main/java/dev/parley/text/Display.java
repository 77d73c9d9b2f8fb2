package dev.parley.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// How somebody sees text: what a [Text] is rendered for. Equal ones share a rendering.
///
/// Immutable.
///
/// @param colours how many colours there are
/// @param charset which characters there are; others get stand-ins, ASCII characters in the end
/// @param width columns, 10 to 1000
/// @param screenReader whether the text is read aloud: tables become sentences, and there are no
///   rules
public record Display(ColourDepth colours, Charset charset, int width, boolean screenReader) {
  /// The narrowest there is.
  public static final int MIN_WIDTH = 10;

  /// The widest there is.
  public static final int MAX_WIDTH = 1000;

  /// What can be said of any terminal that nothing is known of: Unicode, 80 columns, no colours.
  public static final Display PLAIN =
      new Display(ColourDepth.NONE, StandardCharsets.UTF_8, 80, false);

  /// Refuses widths out of range.
  public Display {
    Objects.requireNonNull(colours, "colours");
    Objects.requireNonNull(charset, "charset");
    if (width < MIN_WIDTH || width > MAX_WIDTH) {
      throw new IllegalArgumentException(
          "width: %d (expected %d..%d columns)".formatted(width, MIN_WIDTH, MAX_WIDTH));
    }
  }

  /// {@return the same with other colours}
  public Display withColours(ColourDepth colours) {
    return new Display(colours, charset, width, screenReader);
  }

  /// {@return the same with other characters}
  public Display withCharset(Charset charset) {
    return new Display(colours, charset, width, screenReader);
  }

  /// {@return the same with another width}
  ///
  /// @param width columns; what is out of range becomes the nearest width that there is
  public Display withWidth(int width) {
    return new Display(colours, charset, Math.clamp(width, MIN_WIDTH, MAX_WIDTH), screenReader);
  }

  /// {@return the same for a screen reader, or not}
  public Display withScreenReader(boolean screenReader) {
    return new Display(colours, charset, width, screenReader);
  }
}
