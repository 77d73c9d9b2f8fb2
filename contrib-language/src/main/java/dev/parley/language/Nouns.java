package dev.parley.language;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Plurals, articles, counts and possessives of nouns.
///
/// A noun may have words around it: "rusty sword", "cup of tea", "mother-in-law". What changes is
/// the word before the first preposition, or else the last one. Upper case stays: "Wolf" becomes
/// "Wolves". Words that no rule knows are treated as regular; nothing is ever refused.
///
/// Thread-safe.
public final class Nouns {
  private static final Map<String, List<String>> IRREGULAR = WordList.byFirst("nouns.txt");
  private static final Set<String> INVARIANT = WordList.words("invariant.txt");
  private static final Set<String> PLURAL_ONLY = WordList.words("plural-only.txt");
  private static final Set<String> IRREGULAR_PLURALS = plurals();
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "of", "in", "with", "from", "for", "on", "at", "to", "under", "over", "without", "full",
          "behind", "beneath", "inside", "near", "against", "between", "around", "made", "named",
          "called", "that", "which", "de", "du");
  private static final Set<String> LINKS = Set.of("in", "at", "by", "of", "to", "de", "up", "for");
  private static final Pattern WITH_EN = Pattern.compile("(.*)(man|child|foot|tooth|goose|mouse)");
  private static final Pattern ACRONYM = Pattern.compile("[A-Z0-9]*[A-Z][A-Z0-9]*");
  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  private Nouns() {}

  /// {@return the plural: "swords", "wolves", "cups of tea", "sheep"}
  ///
  /// The argument is a singular; of a plural only those that are in the tables are left alone.
  public static String plural(String noun) {
    int end = headEnd(noun);
    int start = noun.lastIndexOf(' ', Math.max(0, end - 1)) + 1;
    if (start >= end) {
      return noun;
    }
    return noun.substring(0, start)
        + pluralOfCompound(noun.substring(start, end))
        + noun.substring(end);
  }

  /// {@return the article: "an" before a vowel sound, else "a", and "some" for scissors and the
  /// like}
  public static String article(String noun) {
    String head = Casing.lower(noun.substring(0, headEnd(noun)));
    String word = head.substring(head.lastIndexOf(' ') + 1);
    if (PLURAL_ONLY.contains(word)) {
      return "some";
    }
    return Sounds.beginsWithVowel(noun) ? "an" : "a";
  }

  /// {@return the noun with its article: "a sword", "an hour", "a university", "an 8-sided die"}
  public static String a(String noun) {
    return article(noun) + " " + noun;
  }

  /// {@return how many there are: "no coins", "one coin", "12 coins"}
  public static String count(long number, String noun) {
    if (number == 0 || number == 1) {
      return inWords(number) + " " + (number == 1 ? noun : plural(noun));
    }
    return number + " " + plural(noun);
  }

  /// {@return how many there are, in words up to twelve: "no coins", "two coins", "13 coins"}
  public static String countInWords(long number, String noun) {
    return inWords(number) + " " + (number == 1 ? noun : plural(noun));
  }

  /// {@return whose it is: "Ann's", "James's", and "guards'" of a plural that ends with s}
  ///
  /// @param plural whether the noun stands for several
  public static String possessive(String noun, boolean plural) {
    return noun + (plural && Casing.lower(noun).endsWith("s") ? "'" : "'s");
  }

  /// {@return whose it is: "Ann's", "James's"}
  public static String possessive(String name) {
    return possessive(name, false);
  }

  private static String inWords(long number) {
    return number >= 0 && number < NUMBERS.size()
        ? NUMBERS.get((int) number)
        : Long.toString(number);
  }

  /// Where the noun ends that the words after it belong to.
  private static int headEnd(String noun) {
    int space = noun.indexOf(' ');
    while (space > 0) {
      int next = noun.indexOf(' ', space + 1);
      String word = Casing.lower(noun.substring(space + 1, next < 0 ? noun.length() : next));
      if (PREPOSITIONS.contains(word) && next > 0) {
        return space;
      }
      space = next;
    }
    return noun.length();
  }

  private static String pluralOfCompound(String word) {
    if (IRREGULAR.containsKey(Casing.lower(word))) {
      return pluralOfWord(word);
    }
    int first = word.indexOf('-');
    int second = first < 0 ? -1 : word.indexOf('-', first + 1);
    String link = first < 0 ? "" : word.substring(first + 1, second < 0 ? word.length() : second);
    if (first > 0 && LINKS.contains(Casing.lower(link))) {
      return pluralOfWord(word.substring(0, first)) + word.substring(first);
    }
    int last = word.lastIndexOf('-') + 1;
    return last == word.length()
        ? word
        : word.substring(0, last) + pluralOfWord(word.substring(last));
  }

  private static String pluralOfWord(String word) {
    if (!Character.isLetterOrDigit(word.charAt(word.length() - 1))) {
      return word;
    }
    boolean acronym = ACRONYM.matcher(word).matches();
    if (acronym && !IRREGULAR.containsKey(Casing.lower(word))) {
      return word + "s";
    }
    return Casing.like(word, pluralOfLower(Casing.lower(word)));
  }

  private static String pluralOfLower(String word) {
    var row = IRREGULAR.get(word);
    if (row != null) {
      return row.get(1);
    }
    if (INVARIANT.contains(word)
        || PLURAL_ONLY.contains(word)
        || IRREGULAR_PLURALS.contains(word)) {
      return word;
    }
    var compound = WITH_EN.matcher(word);
    if (compound.matches() && !word.equals("mongoose")) {
      return compound.group(1) + pluralOfLower(compound.group(2));
    }
    if (word.endsWith("sis") && word.length() > 4) {
      return word.substring(0, word.length() - 2) + "es";
    }
    if (Casing.endsWithConsonantAnd(word, 'y') || word.endsWith("quy")) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return word + (Verbs.hisses(word) ? "es" : "s");
  }

  private static Set<String> plurals() {
    var plurals = new HashSet<String>();
    for (var row : IRREGULAR.values()) {
      plurals.add(row.get(1));
    }
    plurals.remove("axes");
    return Set.copyOf(plurals);
  }
}
