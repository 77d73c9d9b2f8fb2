package dev.parley.language;

/// Whom a sentence speaks of: a user, a figure of the game, or a thing that can be acted upon.
///
/// Two that are equal are the same person, so that "Ann smiles at Ann" becomes "at herself".
///
/// Implementations are read by any thread that renders a sentence.
public interface Person {
  /// {@return the name as it stands inside a sentence: "Ann", "the guard"}
  String name();

  /// {@return the words that stand for the name; THEY if not told otherwise}
  default Pronouns pronouns() {
    return Pronouns.THEY;
  }
}
