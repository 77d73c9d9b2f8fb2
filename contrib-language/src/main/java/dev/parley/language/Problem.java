package dev.parley.language;

import java.util.List;

/// A name in an action that stands for nothing, or for more than one thing.
///
/// Immutable.
///
/// @param at where the name stands in the input
/// @param candidates what it may stand for; empty if nothing has the name
/// @param <T> what can be named
public record Problem<T extends Person>(Span at, List<T> candidates) {
  /// A copy of the list is kept.
  public Problem {
    candidates = List.copyOf(candidates);
  }

  /// {@return a sentence for who typed it}
  public String message() {
    if (candidates.isEmpty()) {
      return "There is no \"" + at.text() + "\" here.";
    }
    var names = candidates.stream().map(Person::name).toList();
    return "Which \"" + at.text() + "\": " + ListStyle.OR.atMost(6).join(names) + "?";
  }

  /// {@return two lines: the input, and a mark below the name}
  public String pointer(String input) {
    return input + "\n" + " ".repeat(at.start()) + "^".repeat(Math.max(1, at.text().length()));
  }
}
