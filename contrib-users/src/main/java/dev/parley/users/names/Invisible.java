package dev.parley.users.names;

/// The characters that displays don't show (Unicode's Default_Ignorable_Code_Point). Some of them
/// count as letters or as marks, so that a name that has them looks like another one, or like none.
///
/// Immutable; there are only static methods.
final class Invisible {
  /// First and last of each range, in order.
  private static final int[][] RANGES = {
    {0x00AD, 0x00AD}, // soft hyphen
    {0x034F, 0x034F}, // combining grapheme joiner
    {0x061C, 0x061C}, // Arabic letter mark
    {0x115F, 0x1160}, // Hangul fillers
    {0x17B4, 0x17B5}, // Khmer inherent vowels
    {0x180B, 0x180F}, // Mongolian variation selectors
    {0x200B, 0x200F}, // zero width, marks of direction
    {0x202A, 0x202E}, // embedding and overriding of direction
    {0x2060, 0x206F}, // word joiner, isolates
    {0x3164, 0x3164}, // Hangul filler
    {0xFE00, 0xFE0F}, // variation selectors
    {0xFEFF, 0xFEFF}, // byte order mark
    {0xFFA0, 0xFFA0}, // halfwidth Hangul filler
    {0xFFF0, 0xFFF8},
    {0x1BCA0, 0x1BCA3}, // shorthand format controls
    {0x1D173, 0x1D17A}, // musical format controls
    {0xE0000, 0xE0FFF}, // tags, further variation selectors
  };

  private Invisible() {}

  static boolean contains(int character) {
    for (int[] range : RANGES) {
      if (character >= range[0] && character <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
