package dev.parley.language;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Understands directed actions: "dance around bob, pointing at cat and ann", "smile happily at
/// all", "give sword to bob", "look in the chest".
///
/// The first word is the verb. Behind it, or behind a preposition, come names: one, or several as
/// in "bob, cat and ann". Pronouns that stand for the actor ("my", "me") or for somebody named
/// before ("hug him") are understood where there is somebody whom they fit. Whatever is none of
/// that is words.
///
/// Any input has a result. A parser is made once, for all; to change the words that it knows, start
/// from [#create].
///
/// Immutable.
public final class ActionParser {
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "about",
          "above",
          "across",
          "after",
          "against",
          "along",
          "among",
          "around",
          "at",
          "before",
          "behind",
          "below",
          "beneath",
          "beside",
          "besides",
          "between",
          "beyond",
          "by",
          "down",
          "for",
          "from",
          "in",
          "inside",
          "into",
          "like",
          "near",
          "off",
          "on",
          "onto",
          "out",
          "outside",
          "over",
          "past",
          "through",
          "to",
          "toward",
          "towards",
          "under",
          "underneath",
          "up",
          "upon",
          "with",
          "within",
          "without");

  private final Set<String> prepositions;
  private final Map<String, String> ownPrepositions;
  private final Predicate<String> verbs;

  private ActionParser(
      Set<String> prepositions, Map<String, String> ownPrepositions, Predicate<String> verbs) {
    this.prepositions = Set.copyOf(prepositions);
    this.ownPrepositions = Map.copyOf(ownPrepositions);
    this.verbs = verbs;
  }

  /// {@return a parser with some forty English prepositions, for which no verb has one of its own}
  public static ActionParser create() {
    return new ActionParser(PREPOSITIONS, Map.of(), _ -> false);
  }

  /// {@return the same with these prepositions and no others}
  ///
  /// @param words in lower case
  public ActionParser withPrepositions(Set<String> words) {
    return new ActionParser(words, ownPrepositions, verbs);
  }

  /// {@return the same with prepositions that verbs bring along: with `dance`, `with` "dance bob"
  /// means "dance with bob"}
  ///
  /// @param byVerb in lower case
  public ActionParser withOwnPrepositions(Map<String, String> byVerb) {
    return new ActionParser(prepositions, byVerb, verbs);
  }

  /// {@return the same that knows these verbs, which are then never taken for names after "and"}
  ///
  /// @param isVerb is given words in lower case
  public ActionParser withVerbs(Predicate<String> isVerb) {
    return new ActionParser(prepositions, ownPrepositions, isVerb);
  }

  /// Understands what somebody typed.
  ///
  /// @param actor who typed it, whom "me" and "my" mean
  /// @param finder is asked for names, at most six times for each, and at most 120 times in all;
  ///   the names behind that are unknown
  public <T extends Person> Action<T> parse(String input, T actor, Finder<T> finder) {
    return new ActionReader<>(this, input, actor, finder).read();
  }

  boolean isPreposition(String word) {
    return prepositions.contains(word);
  }

  boolean isVerb(String word) {
    return verbs.test(word);
  }

  /// {@return the preposition that the verb brings along; empty if none}
  String ownPreposition(String verb) {
    return ownPrepositions.getOrDefault(verb, "");
  }
}
