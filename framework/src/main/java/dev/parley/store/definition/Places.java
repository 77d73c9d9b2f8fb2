package dev.parley.store.definition;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.TokenStreamLocation;

/// Where the parts of one object stand in its file. Parts are named as in messages: `exits.north`,
/// `items[2].name`, and the empty name for the object itself.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Places {
  private final Path file;
  private final Map<String, Place> places = new HashMap<>();

  private record Place(int line, int column) {}

  Places(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  void put(String where, TokenStreamLocation at) {
    places.put(where, new Place(at.getLineNr(), at.getColumnNr()));
  }

  /// An error at a part; if it is not in the file, at the nearest that holds it.
  DefinitionError error(String where, String what, String expected) {
    for (var holder = where; ; holder = parent(holder)) {
      var place = places.get(holder);
      if (place != null) {
        return new DefinitionError(file, place.line(), place.column(), where, what, expected);
      }
      if (holder.isEmpty()) {
        return new DefinitionError(file, 0, 0, where, what, expected);
      }
    }
  }

  static String child(String where, String name) {
    return where.isEmpty() ? name : where + "." + name;
  }

  static String child(String where, int index) {
    return where + "[" + index + "]";
  }

  private static String parent(String where) {
    int end = Math.max(where.lastIndexOf('.'), where.lastIndexOf('['));
    return end < 0 ? "" : where.substring(0, end);
  }
}
