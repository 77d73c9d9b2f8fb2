package dev.parley.language;

import java.util.Locale;

/// Upper and lower case.
final class Casing {
  private Casing() {}

  /// {@return the word as `like` is written: "wolves" like "Wolf" is "Wolves"}
  static String like(String like, String word) {
    if (word.isEmpty() || like.isEmpty() || !Character.isUpperCase(like.codePointAt(0))) {
      return word;
    }
    boolean shouted =
        like.codePointCount(0, like.length()) > 1 && like.equals(like.toUpperCase(Locale.ROOT));
    return shouted ? word.toUpperCase(Locale.ROOT) : capital(word);
  }

  /// {@return the text with a capital first letter}
  static String capital(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + text.substring(Character.charCount(first));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static boolean isVowel(char letter) {
    return "aeiou".indexOf(letter) >= 0;
  }

  static boolean endsWithConsonantAnd(String word, char last) {
    int length = word.length();
    return length >= 2
        && word.charAt(length - 1) == last
        && Character.isLetter(word.charAt(length - 2))
        && !isVowel(word.charAt(length - 2));
  }
}
