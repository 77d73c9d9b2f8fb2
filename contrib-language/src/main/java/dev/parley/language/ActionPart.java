package dev.parley.language;

import java.util.List;

/// A part of what somebody wants to do, in the order in which it was typed.
///
/// Immutable.
///
/// @param <T> what can be named
public sealed interface ActionPart<T extends Person> {
  /// {@return where it stands in the input}
  Span at();

  /// What is done: the first word, or one after "and".
  record Verb<T extends Person>(Span at) implements ActionPart<T> {}

  /// How it is done: "happily", "twice".
  record Adverb<T extends Person>(Span at) implements ActionPart<T> {}

  /// What joins a verb and whom it is done to.
  ///
  /// @param word in lower case; one that the verb brings along has an empty place in the input
  record Preposition<T extends Person>(Span at, String word) implements ActionPart<T> {
    /// {@return whether nobody typed it, so that it is said before the names that follow}
    public boolean added() {
      return at.text().isEmpty();
    }
  }

  /// Whom it is done to.
  record Names<T extends Person>(Span at, List<Name<T>> names) implements ActionPart<T> {
    /// A copy of the list is kept.
    public Names {
      names = List.copyOf(names);
    }
  }

  /// A pronoun for the actor or for somebody named before: "my", "his", "he"; or a name that owns
  /// something, "bob's".
  ///
  /// @param person who is meant
  record Reference<T extends Person>(Span at, T person) implements ActionPart<T> {}

  /// A verb that follows a pronoun and changes with it: the "is" of "he is".
  ///
  /// @param person of whom it is said
  record Follower<T extends Person>(Span at, T person) implements ActionPart<T> {}

  /// Everything else, which is said as it was typed.
  record Words<T extends Person>(Span at) implements ActionPart<T> {}

  /// A name in a list, or a pronoun in its place ("me", "him").
  ///
  /// @param at without "the", "a" or "an"
  /// @param typed with them
  /// @param match what it stands for
  /// @param pronoun whether a pronoun was typed
  record Name<T extends Person>(Span at, Span typed, Match<T> match, boolean pronoun) {}
}
