package dev.parley.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The pronouns that people type, and who is meant by them.
final class ActionPronouns {
  private static final Map<String, Form> OF_ACTOR =
      Map.of(
          "i",
          Form.THEY,
          "my",
          Form.THEIR,
          "mine",
          Form.THEIRS,
          "me",
          Form.THEM,
          "myself",
          Form.THEM);
  private static final Set<String> OBJECTS = Set.of("him", "her", "them", "it");
  private static final Set<String> SUBJECTS = Set.of("he", "she", "they");
  private static final Set<String> POSSESSIVES = Set.of("his", "her", "their", "its");
  private static final Set<String> REFLEXIVES =
      Set.of("himself", "herself", "themself", "themselves", "itself");

  private ActionPronouns() {}

  /// {@return the form of a pronoun that is not in the place of a name}
  static Form form(String typed) {
    String word = Casing.lower(typed);
    Form own = OF_ACTOR.get(word);
    if (own != null) {
      return own;
    }
    if (word.endsWith("'s")) {
      return Form.POSSESSIVE;
    }
    if (SUBJECTS.contains(word)) {
      return Form.THEY;
    }
    if (REFLEXIVES.contains(word)) {
      return Form.THEMSELF;
    }
    return POSSESSIVES.contains(word) ? Form.THEIR : Form.THEIRS;
  }

  static boolean isSelf(String word) {
    return OF_ACTOR.get(word) == Form.THEM;
  }

  static boolean isOwn(String word) {
    return OF_ACTOR.containsKey(word) && !isSelf(word);
  }

  static boolean isObject(String word) {
    return OBJECTS.contains(word);
  }

  static boolean isSubject(String word) {
    return word.equals("i") || SUBJECTS.contains(word);
  }

  static boolean isPossessive(String word) {
    return POSSESSIVES.contains(word);
  }

  static boolean isReflexive(String word) {
    return REFLEXIVES.contains(word);
  }

  /// {@return whether it is any pronoun that is understood here}
  static boolean isAny(String word) {
    return OF_ACTOR.containsKey(word)
        || isObject(word)
        || isSubject(word)
        || isPossessive(word)
        || isReflexive(word);
  }

  /// {@return the last of them whom this pronoun can stand for}
  static <T extends Person> Optional<T> antecedent(String word, List<T> named) {
    return named.reversed().stream().filter(person -> stands(word, person.pronouns())).findFirst();
  }

  private static boolean stands(String word, Pronouns pronouns) {
    return List.of(
            pronouns.subject(),
            pronouns.object(),
            pronouns.possessive(),
            pronouns.possessivePronoun(),
            pronouns.reflexive())
        .contains(word);
  }
}
