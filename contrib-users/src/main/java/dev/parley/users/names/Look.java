package dev.parley.users.names;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What names look like: two that a hasty reader takes for each other have the same look. `Ian` and
/// `lan` do, `Arnold` and `Amold`, `José` and `Jose`, and names in Latin, Greek, Cyrillic and
/// Armenian letters that look alike.
///
/// It is made from the letters in lower case without their accents, each replaced by the Latin ones
/// it resembles in lower or upper case. The table is our own and small. It lacks look-alikes
/// between other scripts, of which the data of Unicode's TR 39 has thousands, and it takes i, l and
/// 1 for the same, which refuses "Ali" beside "All".
///
/// Immutable; there are only static methods.
final class Look {
  private static final Map<Integer, String> LIKE = new HashMap<>();

  static {
    pairs("i1|!іıιӏł", "l");
    pairs("0оοօσסøө", "o");
    pairs("аαɑ", "a");
    pairs("вβьъ", "b");
    pairs("сϲ", "c");
    pairs("ԁđð", "d");
    pairs("еєεҽ", "e");
    pairs("ɡց", "g");
    pairs("һнћђհħ", "h");
    pairs("јյ", "j");
    pairs("кκқ", "k");
    pairs("mмμ", "rn");
    pairs("ոηпи", "n");
    pairs("рρþ", "p");
    pairs("ԛգ", "q");
    pairs("гґ", "r");
    pairs("ѕ", "s");
    pairs("тτŧ", "t");
    pairs("υսц", "u");
    pairs("νѵ", "v");
    pairs("ԝωшщա", "w");
    pairs("хχ", "x");
    pairs("уүγ", "y");
    pairs("ζз", "z");
    pairs("æ", "ae");
    pairs("œ", "oe");
    pairs("ß", "ss");
  }

  private Look() {}

  private static void pairs(String letters, String like) {
    letters.codePoints().forEach(letter -> LIKE.put(letter, like));
  }

  /// {@return the look of a name}
  static String of(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    var look = new StringBuilder();
    boolean accented = false;
    for (int letter : folded.codePoints().toArray()) {
      boolean mark = Character.getType(letter) == Character.NON_SPACING_MARK;
      if (mark && accented) {
        continue;
      }
      if (!mark) {
        accented = dropsAccents(letter);
      }
      String like = LIKE.get(letter);
      if (like == null) {
        look.appendCodePoint(letter);
      } else {
        look.append(like);
      }
    }
    return look.toString().replace("vv", "w");
  }

  /// In other scripts marks are vowels.
  private static boolean dropsAccents(int letter) {
    return switch (Character.UnicodeScript.of(letter)) {
      case LATIN, GREEK, CYRILLIC -> true;
      default -> false;
    };
  }
}
