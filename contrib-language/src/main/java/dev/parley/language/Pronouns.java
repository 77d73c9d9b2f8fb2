package dev.parley.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words that stand for somebody, and whether verbs after them are plural ("they smile").
///
/// Immutable.
///
/// @param subject as in "she smiles"
/// @param object as in "at her"
/// @param possessive as in "her hat"
/// @param possessivePronoun as in "it is hers"
/// @param reflexive as in "at herself"
/// @param plural whether a verb after the subject has its plural form
public record Pronouns(
    String subject,
    String object,
    String possessive,
    String possessivePronoun,
    String reflexive,
    boolean plural) {
  /// he, him, his, his, himself.
  public static final Pronouns HE = new Pronouns("he", "him", "his", "his", "himself", false);

  /// she, her, her, hers, herself.
  public static final Pronouns SHE = new Pronouns("she", "her", "her", "hers", "herself", false);

  /// it, it, its, its, itself.
  public static final Pronouns IT = new Pronouns("it", "it", "its", "its", "itself", false);

  /// they, them, their, theirs, themself, for one person; the verb is plural: "they smile".
  public static final Pronouns THEY =
      new Pronouns("they", "them", "their", "theirs", "themself", true);

  /// they, them, their, theirs, themselves, for several.
  public static final Pronouns THEY_ALL = THEY.withReflexive("themselves");

  /// you, you, your, yours, yourself.
  public static final Pronouns YOU = new Pronouns("you", "you", "your", "yours", "yourself", true);

  /// you, you, your, yours, yourselves, for several.
  public static final Pronouns YOU_ALL = YOU.withReflexive("yourselves");

  private static final int LONGEST = 20;

  private static final Map<String, Pronouns> KNOWN =
      Map.of("he", HE, "she", SHE, "it", IT, "they", THEY);

  /// @throws IllegalArgumentException if one of the words is blank, or longer than 20 characters:
  ///   what others type has it said to everybody, as often as they like
  public Pronouns {
    for (String word : List.of(subject, object, possessive, possessivePronoun, reflexive)) {
      if (word.isBlank()) {
        throw new IllegalArgumentException("a pronoun is blank (expected five words)");
      }
      if (word.length() > LONGEST) {
        throw new IllegalArgumentException(
            "a pronoun has %d characters (expected at most %d)".formatted(word.length(), LONGEST));
      }
    }
  }

  /// Reads what people write about themselves: `she`, `she/her`, `they/them/theirs`, or a set of
  /// their own with all five, `xe/xem/xyr/xyrs/xemself`, with `/plural` behind it if verbs are.
  ///
  /// A known subject decides about the verb: `they/them/their/theirs/themselves` takes plural ones.
  ///
  /// @throws IllegalArgumentException if it is none of these; the message can be shown to who wrote
  ///   it
  public static Pronouns parse(String text) {
    var words =
        List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s*/\\s*", -1)).stream()
            .map(String::strip)
            .toList();
    for (String word : words) {
      if (word.isEmpty() || !word.codePoints().allMatch(Pronouns::belongsToWord)) {
        throw new IllegalArgumentException(
            "\"%s\" is not a pronoun (expected letters, as in she/her)".formatted(word));
      }
    }
    Pronouns known = KNOWN.get(words.getFirst());
    boolean saysPlural = words.size() == 6 && words.getLast().equals("plural");
    if (words.size() == 5 || saysPlural) {
      boolean plural = saysPlural || (known != null && known.plural);
      return new Pronouns(
          words.get(0), words.get(1), words.get(2), words.get(3), words.get(4), plural);
    }
    if (known != null && words.size() <= 3 && known.words().containsAll(words)) {
      return known;
    }
    throw new IllegalArgumentException(
        "Unknown pronouns \"%s\" (expected he/him, she/her, they/them, it/its, or five like xe/xem/xyr/xyrs/xemself)"
            .formatted(String.join("/", words)));
  }

  /// {@return the same with another reflexive, `themselves` for `themself`}
  public Pronouns withReflexive(String other) {
    return new Pronouns(subject, object, possessive, possessivePronoun, other, plural);
  }

  /// {@return how people write them about themselves, "she/her"}
  public String shortForm() {
    return subject + "/" + (object.equals(subject) ? possessive : object);
  }

  private List<String> words() {
    return List.of(subject, object, possessive, possessivePronoun, reflexive);
  }

  private static boolean belongsToWord(int letter) {
    return Character.isLetter(letter)
        || Character.getType(letter) == Character.NON_SPACING_MARK
        || letter == '\''
        || letter == '-';
  }
}
