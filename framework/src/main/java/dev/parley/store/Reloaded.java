package dev.parley.store;

import java.util.List;

/// What came of reading files of definitions again. Objects are named by their stores and keys, as
/// in `room/square`.
///
/// Immutable.
///
/// @param added objects that had no definition before; they are active now
/// @param changed objects whose definition has changed
/// @param removed objects that have no definition any more
public record Reloaded(List<String> added, List<String> changed, List<String> removed) {
  /// Copies the lists.
  public Reloaded {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /// {@return whether the files said the same as before}
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  /// {@return a sentence, as in `3 added, 1 changed, 0 removed`}
  @Override
  public String toString() {
    return "%d added, %d changed, %d removed"
        .formatted(added.size(), changed.size(), removed.size());
  }
}
