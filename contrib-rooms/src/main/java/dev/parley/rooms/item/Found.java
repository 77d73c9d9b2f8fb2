package dev.parley.rooms.item;

import java.util.List;

/// What somebody's words came to.
///
/// Immutable.
public sealed interface Found<T> {
  /// The things that were meant, at least one.
  record Things<T>(List<T> things) implements Found<T> {
    /// Copies the list.
    public Things {
      things = List.copyOf(things);
    }
  }

  /// The words fit things of different names, of which each is given once: ask which is meant.
  record Unclear<T>(List<T> choices) implements Found<T> {
    /// Copies the list.
    public Unclear {
      choices = List.copyOf(choices);
    }
  }

  /// There are not as many.
  ///
  /// @param there how many there are; zero if nothing fits
  record TooFew<T>(int there) implements Found<T> {}
}
