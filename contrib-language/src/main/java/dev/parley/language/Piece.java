package dev.parley.language;

import java.util.List;

/// A part of a compiled sentence.
sealed interface Piece {
  /// What is said to everybody as it stands.
  record Words(String text) implements Piece {}

  /// Somebody.
  ///
  /// @param subject whether a verb of this role follows at once, so that it is never "yourself"
  record Mention(String role, Form form, boolean subject) implements Piece {}

  /// What somebody does.
  record Verb(String role, String base, boolean past) implements Piece {
    Verb(String role, String base) {
      this(role, base, false);
    }
  }

  /// What is left out if one of the roles in it has nobody.
  record Section(List<Piece> pieces) implements Piece {
    public Section {
      pieces = List.copyOf(pieces);
    }
  }
}
