package dev.parley.language;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which roles pieces speak of.
final class RoleNames {
  private RoleNames() {}

  /// {@return the roles in these pieces, without those in sections of their own}
  static Set<String> in(List<Piece> pieces) {
    var roles = new TreeSet<String>();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Mention mention -> roles.add(mention.role());
        case Piece.Verb verb -> roles.add(verb.role());
        case Piece.Words _, Piece.Section _ -> {}
      }
    }
    return roles;
  }
}
