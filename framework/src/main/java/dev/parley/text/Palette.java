package dev.parley.text;

/// The 256 colours as xterm shows them, and which of them is nearest to another.
///
/// Nearness is the distance in Oklab (Björn Ottosson, 2020), where equal distances look about
/// equally far; distances in RGB turn dark colours grey.
final class Palette {
  private static final int NAMED = 16;
  private static final int SIZE = 256;

  /// The defaults of xterm.
  private static final int[] NAMED_RGB = {
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF
  };

  private static final int CUBE = 16;
  private static final int GREYS = 232;

  private static final float[][] OKLAB = new float[SIZE][];

  static {
    for (int i = 0; i < SIZE; i++) {
      OKLAB[i] = oklab(rgb(i));
    }
  }

  private Palette() {}

  static int rgb(int index) {
    if (index < NAMED) {
      return NAMED_RGB[index];
    }
    if (index >= GREYS) {
      int level = 8 + 10 * (index - GREYS);
      return level << 16 | level << 8 | level;
    }
    int cube = index - CUBE;
    return step(cube / 36) << 16 | step(cube / 6 % 6) << 8 | step(cube % 6);
  }

  private static int step(int level) {
    return level == 0 ? 0 : 55 + 40 * level;
  }

  /// Never one of the first sixteen: people choose their own shades for those.
  static int nearestOf256(int rgb) {
    return nearest(rgb, NAMED, SIZE);
  }

  static int nearestOf16(int rgb) {
    return nearest(rgb, 0, NAMED);
  }

  private static int nearest(int rgb, int from, int to) {
    float[] wanted = oklab(rgb);
    int nearest = from;
    float least = Float.MAX_VALUE;
    for (int i = from; i < to; i++) {
      float distance = distance(wanted, OKLAB[i]);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private static float distance(float[] one, float[] other) {
    float l = one[0] - other[0];
    float a = one[1] - other[1];
    float b = one[2] - other[2];
    return l * l + a * a + b * b;
  }

  /// {@return how light a colour looks, 0 to 1}
  static float lightness(int rgb) {
    return oklab(rgb)[0];
  }

  private static float[] oklab(int rgb) {
    double red = linear(rgb >> 16 & 0xFF);
    double green = linear(rgb >> 8 & 0xFF);
    double blue = linear(rgb & 0xFF);
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new float[] {
      (float) (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s),
      (float) (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s),
      (float) (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
    };
  }

  private static double linear(int level) {
    double value = level / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
