package dev.parley.rooms.item;

import dev.parley.language.Nouns;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What people call a thing: `lamp`, `fishing rod`, or with adjectives `red rubber ball`. Things of
/// one name are told apart by their number only.
///
/// Immutable.
///
/// @param noun in the singular, one word or several
/// @param adjectives in their usual order
/// @param plural of the noun
public record ItemName(String noun, List<String> adjectives, String plural) {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /// @throws IllegalArgumentException if the noun or the plural is blank
  public ItemName {
    if (noun.isBlank() || plural.isBlank()) {
      throw new IllegalArgumentException(
          "noun \"%s\", plural \"%s\" (expected words)".formatted(noun, plural));
    }
    adjectives = List.copyOf(adjectives);
  }

  /// {@return the name of a thing whose plural is the usual one}
  public static ItemName of(String noun, String... adjectives) {
    return new ItemName(noun, List.of(adjectives), Nouns.plural(noun));
  }

  /// {@return all of it, as in `red ball`}
  public String full() {
    return withAdjectives(noun);
  }

  /// {@return a number of them, as in `a red ball` or `3 red balls`}
  public String count(int number) {
    return number == 1 ? Nouns.a(full()) : number + " " + withAdjectives(plural);
  }

  private String withAdjectives(String last) {
    return adjectives.isEmpty() ? last : String.join(" ", adjectives) + " " + last;
  }

  /// How well words fit.
  enum Fit {
    /// They mean something else.
    NONE,
    /// Some of the words, but not the one that says what it is.
    HINT,
    /// Its noun, perhaps with adjectives.
    NOUN,
    /// The whole name.
    FULL
  }

  /// {@return how well the words that somebody typed fit, in lower case}
  Fit fit(List<String> typed) {
    var fit = fit(typed, noun);
    return fit == Fit.NONE || fit == Fit.HINT ? max(fit, fit(typed, plural)) : fit;
  }

  /// {@return whether the words mean several}
  boolean isPlural(List<String> typed) {
    return !plural.equalsIgnoreCase(noun)
        && fit(typed, plural).compareTo(Fit.NOUN) >= 0
        && fit(typed, noun).compareTo(Fit.NOUN) < 0;
  }

  private Fit fit(List<String> typed, String last) {
    var nouns = words(last);
    var known = new HashSet<>(nouns);
    adjectives.forEach(adjective -> known.addAll(words(adjective)));
    if (typed.isEmpty() || !known.containsAll(typed)) {
      return Fit.NONE;
    }
    if (!typed.contains(nouns.getLast())) {
      return Fit.HINT;
    }
    return Set.copyOf(typed).equals(known) ? Fit.FULL : Fit.NOUN;
  }

  private static Fit max(Fit a, Fit b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  static List<String> words(String text) {
    return SPACES.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(w -> !w.isEmpty()).toList();
  }
}
