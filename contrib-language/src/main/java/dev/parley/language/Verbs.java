package dev.parley.language;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The forms of verbs.
///
/// Each method takes a base form: "smile", "be", "look at", "hand-feed", "gently shove". Of several
/// words the verb is the first that is no adverb in -ly, and of one with a hyphen it is the last
/// part ("hand-feeds"), unless that is a particle ("picks-up"). Upper case stays: "Smile" becomes
/// "Smiles". Words that no rule knows are treated as regular; nothing is ever refused.
///
/// Thread-safe.
public final class Verbs {
  private static final Irregular IRREGULAR = new Irregular();
  private static final Set<String> DOUBLING = WordList.words("doubling.txt");
  private static final Set<String> LY_VERBS =
      Set.of(
          "fly",
          "rely",
          "apply",
          "reply",
          "supply",
          "comply",
          "imply",
          "multiply",
          "bully",
          "rally",
          "tally",
          "sully",
          "ally",
          "dally",
          "jelly",
          "ply",
          "belly",
          "dillydally");
  private static final Set<String> PARTICLES =
      Set.of("up", "down", "in", "on", "off", "out", "over", "around", "away", "back", "by", "to");
  private static final Pattern ONE_SYLLABLE =
      Pattern.compile("[^aeiou]*(?:qu)?[aeiou][bdfgklmnprstvz]|[^aeiou]*y[mnp]");
  private static final Pattern FRESH_SYLLABLE = Pattern.compile("(?:un|out|over)([^aeiou].*)");
  private static final Pattern VOWEL_AND_L = Pattern.compile(".*[^aeiou](?:u(?=[ae]))?[aeiou]l");

  private static final Pattern KEEPS_E = Pattern.compile(".*[eoy]e|.*(?:b|s|sw|t|wh)inge|age");

  private Verbs() {}

  /// {@return the form after he, she or it: smiles, is, has, goes, can, looks at}
  public static String thirdPerson(String verb) {
    return inflect(verb, Verbs::third);
  }

  /// {@return the form of the past: smiled, was, went, looked at}
  public static String past(String verb) {
    return inflect(verb, word -> IRREGULAR.form(word, 1, Verbs::regularPast));
  }

  /// {@return the form of the past after these pronouns: "they were", "she was"; others like
  /// [#past]}
  public static String past(String verb, Pronouns subject) {
    return inflect(
        verb,
        word ->
            word.equals("be") && subject.plural() && !isFirstPerson(subject)
                ? "were"
                : IRREGULAR.form(word, 1, Verbs::regularPast));
  }

  /// {@return the form after "have": smiled, been, gone, looked at}
  public static String pastParticiple(String verb) {
    return inflect(verb, word -> IRREGULAR.form(word, 2, Verbs::regularPast));
  }

  /// {@return the form in -ing: smiling, being, lying, looking at}
  public static String presentParticiple(String verb) {
    return inflect(verb, word -> IRREGULAR.form(word, 4, Verbs::regularParticiple));
  }

  /// {@return the form after these pronouns: "they smile", "she smiles", "you are", "I am"}
  public static String present(String verb, Pronouns subject) {
    return isFirstPerson(subject)
        ? inflect(verb, word -> word.equals("be") ? "am" : word)
        : present(verb, subject.plural());
  }

  /// {@return the form for one or for several: "Ann smiles", "Ann and Bob smile", "they are"}
  public static String present(String verb, boolean plural) {
    return plural ? inflect(verb, word -> word.equals("be") ? "are" : word) : thirdPerson(verb);
  }

  private static boolean isFirstPerson(Pronouns subject) {
    return subject.subject().equalsIgnoreCase("i");
  }

  private static String third(String word) {
    return IRREGULAR.form(word, 3, Verbs::regularThird);
  }

  private static String regularThird(String word) {
    if (Casing.endsWithConsonantAnd(word, 'y')) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    if (word.endsWith("z") && doubles(word)) {
      return word + "zes";
    }
    return word + (hisses(word) || Casing.endsWithConsonantAnd(word, 'o') ? "es" : "s");
  }

  private static String regularPast(String word) {
    if (word.endsWith("e")) {
      return word + "d";
    }
    if (Casing.endsWithConsonantAnd(word, 'y')) {
      return word.substring(0, word.length() - 1) + "ied";
    }
    return stem(word) + "ed";
  }

  private static String regularParticiple(String word) {
    if (word.endsWith("ie")) {
      return word.substring(0, word.length() - 2) + "ying";
    }
    boolean keepsE = KEEPS_E.matcher(word).matches();
    if (word.endsWith("e") && word.length() > 2 && !keepsE) {
      return word.substring(0, word.length() - 1) + "ing";
    }
    return stem(word) + "ing";
  }

  /// What -ed and -ing are put behind.
  private static String stem(String word) {
    if (word.endsWith("ic")) {
      return word + "k";
    }
    return doubles(word) ? word + word.charAt(word.length() - 1) : word;
  }

  private static boolean doubles(String word) {
    if (ONE_SYLLABLE.matcher(word).matches() || DOUBLING.contains(word)) {
      return true;
    }
    var prefixed = FRESH_SYLLABLE.matcher(word);
    if (prefixed.matches() && ONE_SYLLABLE.matcher(prefixed.group(1)).matches()) {
      return true;
    }
    return VOWEL_AND_L.matcher(word).matches() && !word.equals("parallel");
  }

  static boolean hisses(String word) {
    return word.endsWith("s")
        || word.endsWith("x")
        || word.endsWith("z")
        || word.endsWith("ch")
        || word.endsWith("sh");
  }

  private static String inflect(String phrase, UnaryOperator<String> form) {
    int start = 0;
    int end = endOfWord(phrase, 0);
    while (end < phrase.length() && isAdverb(Casing.lower(phrase.substring(start, end)))) {
      int next = end + 1;
      if (next >= phrase.length() || phrase.charAt(next) == ' ') {
        break;
      }
      start = next;
      end = endOfWord(phrase, start);
    }
    String word = phrase.substring(start, end);
    int hyphen = word.lastIndexOf('-');
    if (hyphen > 0 && PARTICLES.contains(Casing.lower(word.substring(hyphen + 1)))) {
      end = start + hyphen;
    } else if (hyphen > 0 && hyphen < word.length() - 1) {
      start += hyphen + 1;
    }
    word = phrase.substring(start, end);
    if (word.isEmpty() || !Character.isLetter(word.charAt(word.length() - 1))) {
      return phrase;
    }
    String inflected = Casing.like(word, form.apply(Casing.lower(word)));
    return phrase.substring(0, start) + inflected + phrase.substring(end);
  }

  private static int endOfWord(String phrase, int start) {
    int space = phrase.indexOf(' ', start);
    return space < 0 ? phrase.length() : space;
  }

  private static boolean isAdverb(String word) {
    return word.length() > 3 && word.endsWith("ly") && !LY_VERBS.contains(word);
  }

  /// The table, and the verbs that are one of it behind a prefix.
  private static final class Irregular {
    private static final List<String> PREFIXES =
        List.of("re", "un", "over", "out", "under", "mis", "fore", "with", "up", "inter");
    private static final Set<String> NOT_PREFIXED = Set.of("relay", "outfit", "overlie");

    private final Map<String, List<String>> table = WordList.byFirst("verbs.txt");

    /// @param column of the table: 1 past, 2 past participle, 3 third person, 4 present participle
    String form(String word, int column, UnaryOperator<String> regular) {
      var row = table.get(word);
      if (row != null) {
        return column < row.size() ? row.get(column) : regular.apply(word);
      }
      for (String prefix : PREFIXES) {
        String base = word.startsWith(prefix) ? word.substring(prefix.length()) : "";
        if (base.length() > 1 && table.containsKey(base) && !NOT_PREFIXED.contains(word)) {
          return prefix + form(base, column, regular);
        }
      }
      return regular.apply(word);
    }
  }
}
