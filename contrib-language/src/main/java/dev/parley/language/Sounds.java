package dev.parley.language;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether what is read aloud begins with a vowel.
final class Sounds {
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*");
  private static final Pattern FIRST = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Pattern SILENT_H = Pattern.compile("(?:hour|honest|honour|honor|heir).*");
  private static final Pattern LIKE_YOU =
      Pattern.compile(
          "eu.*|ew(?:e|es|er|ers)"
              + "|uni(?!n|m|d|ll|g|r).*|unanim.*|unary"
              + "|us(?:e|es|ed|er|ers|able|age|ages|eful|eless|ing|ual|ually|urer|urers|ury|urp.*)"
              + "|use(?:d|r|ful|less|fully|lessly).*|ut(?:e|i|o).*|u[kv][eiru].*|uvula"
              + "|ur(?:ani|ine|ina|ino|olog|ugu|ea|ethr).*|ubiq.*|uf[oe].*|ululat.*"
              + "|uganda.*|ukrain.*|uzbek.*");
  private static final Pattern LIKE_ONE = Pattern.compile("ones?|once|oneness|oneself|oui|ouija");
  private static final Pattern SPOKEN_Y = Pattern.compile("y[^aeiou].*");
  private static final String VOWEL_NAMES = "AEFHILMNORSX";
  private static final Set<String> SPOKEN_ACRONYMS =
      Set.of(
          "MUD", "MUSH", "MOO", "LAN", "RAM", "ROM", "SIM", "HUD", "NASA", "NATO", "FIFA", "RADAR",
          "LASER", "SCUBA", "MAN", "HAT", "MAP", "RED", "SUN", "NEW", "FUN", "LIP", "HEX");

  private Sounds() {}

  static boolean beginsWithVowel(String text) {
    int start = 0;
    while (start < text.length() && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    var number = NUMBER.matcher(text).region(start, text.length());
    if (number.lookingAt()) {
      return numberBeginsWithVowel(number.group());
    }
    var first = FIRST.matcher(text).region(start, text.length());
    return first.lookingAt() && wordBeginsWithVowel(first.group(), text.substring(first.end()));
  }

  /// Eight, eleven and eighteen, alone or with thousands behind them, and years like 1850.
  private static boolean numberBeginsWithVowel(String text) {
    String digits = text.replace(",", "");
    if (digits.startsWith("8")) {
      return true;
    }
    boolean eleven = digits.startsWith("11") || digits.startsWith("18");
    boolean year = digits.length() == 4 && digits.length() == text.length();
    return eleven && (digits.length() % 3 == 2 || year);
  }

  private static boolean wordBeginsWithVowel(String word, String rest) {
    if (isSpelt(word, rest)) {
      return VOWEL_NAMES.indexOf(Character.toUpperCase(word.charAt(0))) >= 0;
    }
    String lower = Casing.lower(plain(word));
    if (SILENT_H.matcher(lower).matches()) {
      return true;
    }
    if (LIKE_YOU.matcher(lower).matches() || LIKE_ONE.matcher(lower).matches()) {
      return false;
    }
    return Casing.isVowel(lower.charAt(0)) || SPOKEN_Y.matcher(lower).matches();
  }

  /// Whether the letters are read one by one: "FBI", "NPCs", the "x" of "x-ray".
  private static boolean isSpelt(String word, String rest) {
    if (word.length() == 1) {
      return true;
    }
    boolean several = word.endsWith("s") && word.length() > 2;
    String letters = several ? word.substring(0, word.length() - 1) : word;
    if (!letters.equals(letters.toUpperCase(Locale.ROOT)) || SPOKEN_ACRONYMS.contains(letters)) {
      return false;
    }
    boolean digitsFollow = !rest.isEmpty() && Character.isDigit(rest.charAt(0));
    boolean speakable = letters.chars().anyMatch(letter -> "AEIOUY".indexOf(letter) >= 0);
    return digitsFollow || letters.length() <= 3 || !speakable;
  }

  private static String plain(String word) {
    return java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "");
  }
}
