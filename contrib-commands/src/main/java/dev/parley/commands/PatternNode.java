package dev.parley.commands;

import org.jspecify.annotations.Nullable;

/// A piece of a pattern, and what follows it; null stands for the end.
///
/// Immutable.
sealed interface PatternNode {
  /// A word that has to be typed as it is.
  record Literal(String word, @Nullable PatternNode next) implements PatternNode {}

  /// An argument.
  ///
  /// @param list whether there may be several, with commas or "and" between them
  record Slot(String name, ArgumentType<?> type, boolean list, @Nullable PatternNode next)
      implements PatternNode {}

  /// What may be left out.
  ///
  /// @param inner the way through it, which goes on with what follows
  record Branch(PatternNode inner, @Nullable PatternNode next) implements PatternNode {}
}
