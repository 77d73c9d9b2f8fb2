package dev.parley.commands;

import dev.parley.event.Key;
import java.util.List;

/// The names of the sets that were pushed on a client, the topmost first.
///
/// Immutable.
record PushedSets(List<String> names) {
  static final Key<PushedSets> KEY = Key.of("commands.sets", PushedSets.class);

  /// Copies the list.
  PushedSets {
    names = List.copyOf(names);
  }
}
