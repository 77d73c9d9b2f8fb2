package dev.parley.flow;

import java.util.Objects;
import java.util.regex.Pattern;

/// What to do with events whose text matches a pattern.
///
/// Immutable, but for its handler.
///
/// @param pattern what is looked for anywhere in the text of an event
/// @param handler what is called with an event that matches
/// @param isQuick whether a match is the last one: later rules are not tried
public record Rule<E>(Pattern pattern, Link<? super E> handler, boolean isQuick) {
  /// Checks that nothing is missing.
  public Rule {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(handler, "handler");
  }

  /// {@return a rule after which later ones are tried too}
  ///
  /// @throws java.util.regex.PatternSyntaxException if the pattern is none
  public static <E> Rule<E> of(String pattern, Link<? super E> handler) {
    return new Rule<>(Pattern.compile(pattern), handler, false);
  }

  /// {@return the same rule, as the last one for an event that matches}
  public Rule<E> quick() {
    return new Rule<>(pattern, handler, true);
  }

  @Override
  public String toString() {
    return (isQuick ? "quick /" : "/") + pattern + "/ " + handler;
  }
}
