package dev.parley.store.definition;

import java.nio.file.Path;
import java.util.Objects;

/// One thing that is wrong in a file of definitions.
///
/// Immutable.
///
/// @param line from 1; 0 if the file as a whole is wrong
/// @param column from 1; 0 if the file as a whole is wrong
/// @param where the names that lead to the value, as in `exits.north` or `items[2].name`; empty for
///   an object as a whole
/// @param what what is there
/// @param expected what belongs there
public record DefinitionError(
    Path file, int line, int column, String where, String what, String expected) {
  /// Checks that nothing is null.
  public DefinitionError {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(expected, "expected");
  }

  /// {@return one line, as in `rooms.yaml:12:10: exits.north: 7 (expected the key of a room)`}
  @Override
  public String toString() {
    var place = line == 0 ? "" : ":" + line + ":" + column;
    var name = where.isEmpty() ? "" : where + ": ";
    return "%s%s: %s%s (expected %s)".formatted(file, place, name, what, expected);
  }
}
