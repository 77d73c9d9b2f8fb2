package dev.parley.language;

import java.util.Collection;
import java.util.List;

/// What a name stands for.
///
/// Immutable.
///
/// @param <T> what can be named
public sealed interface Match<T> {
  /// One thing, or all that was meant by a word like "all" or "balls".
  ///
  /// @param things at least one
  /// @param label what all of them together are called, "everyone"; empty if each is named
  record Found<T>(List<T> things, String label) implements Match<T> {
    /// @throws IllegalArgumentException if there is nothing in it
    public Found {
      things = List.copyOf(things);
      if (things.isEmpty()) {
        throw new IllegalArgumentException(
            "A match without anything (expected at least one, or Match.unknown())");
      }
    }
  }

  /// Several things of which only one can be meant.
  record Ambiguous<T>(List<T> candidates) implements Match<T> {
    /// A copy of the list is kept.
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /// Nothing has this name.
  record Unknown<T>() implements Match<T> {}

  /// {@return a match with one thing}
  static <T> Match<T> found(T thing) {
    return new Found<>(List.of(thing), "");
  }

  /// {@return a match with several, called by this label together; unknown if there are none}
  static <T> Match<T> all(Collection<? extends T> things, String label) {
    return things.isEmpty() ? unknown() : new Found<>(List.copyOf(things), label);
  }

  /// {@return unknown, found or ambiguous, for no candidate, one, or more}
  static <T> Match<T> of(Collection<? extends T> candidates) {
    List<T> copy = List.copyOf(candidates);
    return switch (copy.size()) {
      case 0 -> unknown();
      case 1 -> found(copy.getFirst());
      default -> new Ambiguous<>(copy);
    };
  }

  /// {@return a match with nothing}
  static <T> Match<T> unknown() {
    return new Unknown<>();
  }
}
