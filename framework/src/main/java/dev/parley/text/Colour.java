package dev.parley.text;

import java.util.List;
import java.util.Locale;

/// One of the sixteen named colours, of the 256 of xterm's palette, or any by red, green and blue.
/// A terminal that has fewer gets the nearest of its own.
///
/// Immutable.
public final class Colour {
  private static final int RGB = 1 << 24;

  private static final List<String> NAMES =
      List.of(
          "black",
          "red",
          "green",
          "yellow",
          "blue",
          "magenta",
          "cyan",
          "white",
          "bright-black",
          "bright-red",
          "bright-green",
          "bright-yellow",
          "bright-blue",
          "bright-magenta",
          "bright-cyan",
          "bright-white");

  /// Black.
  public static final Colour BLACK = new Colour(0);

  /// Red.
  public static final Colour RED = new Colour(1);

  /// Green.
  public static final Colour GREEN = new Colour(2);

  /// Yellow, which some terminals show as brown.
  public static final Colour YELLOW = new Colour(3);

  /// Blue.
  public static final Colour BLUE = new Colour(4);

  /// Magenta.
  public static final Colour MAGENTA = new Colour(5);

  /// Cyan.
  public static final Colour CYAN = new Colour(6);

  /// White, which is a light grey.
  public static final Colour WHITE = new Colour(7);

  /// Bright black: a dark grey.
  public static final Colour BRIGHT_BLACK = new Colour(8);

  /// Bright red.
  public static final Colour BRIGHT_RED = new Colour(9);

  /// Bright green.
  public static final Colour BRIGHT_GREEN = new Colour(10);

  /// Bright yellow.
  public static final Colour BRIGHT_YELLOW = new Colour(11);

  /// Bright blue.
  public static final Colour BRIGHT_BLUE = new Colour(12);

  /// Bright magenta.
  public static final Colour BRIGHT_MAGENTA = new Colour(13);

  /// Bright cyan.
  public static final Colour BRIGHT_CYAN = new Colour(14);

  /// Bright white.
  public static final Colour BRIGHT_WHITE = new Colour(15);

  /// An index into the palette, or red, green and blue with the bit `RGB`.
  private final int value;

  private Colour(int value) {
    this.value = value;
  }

  /// {@return a colour of xterm's palette}
  ///
  /// @param index 0 to 255; the first sixteen are the named ones
  public static Colour palette(int index) {
    return new Colour(byteOf("index", index));
  }

  /// {@return a colour by its parts, 0 to 255 each}
  public static Colour rgb(int red, int green, int blue) {
    return new Colour(
        RGB | byteOf("red", red) << 16 | byteOf("green", green) << 8 | byteOf("blue", blue));
  }

  /// {@return the colour of a name, as authors and settings write it: `red`, `bright-red`, `grey`,
  /// `colour214` of the palette, `#ff8800`}
  ///
  /// @throws IllegalArgumentException if it is none of these
  public static Colour parse(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    int named = NAMES.indexOf(word);
    if (named >= 0) {
      return new Colour(named);
    }
    if (word.equals("grey")) {
      return BRIGHT_BLACK;
    }
    if (word.matches("#[0-9a-f]{6}")) {
      return new Colour(RGB | Integer.parseInt(word, 1, 7, 16));
    }
    if (word.matches("colour[0-9]{1,3}")) {
      int index = Integer.parseInt(word, 6, word.length(), 10);
      if (index < 256) {
        return new Colour(index);
      }
    }
    throw new IllegalArgumentException(
        "colour: \"%s\" (expected %s, grey, colour0 to colour255, or #rrggbb)"
            .formatted(Inert.shown(name), String.join(", ", NAMES)));
  }

  private static int byteOf(String what, int value) {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException("%s: %d (expected 0..255)".formatted(what, value));
    }
    return value;
  }

  boolean isRgb() {
    return (value & RGB) != 0;
  }

  /// {@return the index into the palette of a colour that is not RGB}
  int index() {
    return value;
  }

  /// {@return red, green and blue in one number, as xterm shows the colour}
  int rgb() {
    return isRgb() ? value & ~RGB : Palette.rgb(value);
  }

  /// {@return the nearest colour that a terminal of this depth has, which is not NONE}
  Colour nearest(ColourDepth depth) {
    return switch (depth) {
      case NONE, TRUE -> this;
      case PALETTE -> isRgb() ? new Colour(Palette.nearestOf256(rgb())) : this;
      case SIXTEEN -> isRgb() || value > 15 ? new Colour(Palette.nearestOf16(rgb())) : this;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Colour colour && colour.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  /// As [#parse] reads it.
  @Override
  public String toString() {
    if (isRgb()) {
      return "#%06x".formatted(rgb());
    }
    return value < 16 ? NAMES.get(value) : "colour" + value;
  }
}
