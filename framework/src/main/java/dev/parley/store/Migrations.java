package dev.parley.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// How documents of earlier versions of a stored class become those of the present one.
///
/// Confined to its strand; before the start, to the thread that makes the service.
final class Migrations {
  private final String store;

  /// By the form that they lead from; the first form is 1.
  private final TreeMap<Integer, Consumer<Map<String, Object>>> steps = new TreeMap<>();

  Migrations(String store) {
    this.store = store;
  }

  void add(int from, Consumer<Map<String, Object>> step) {
    if (from != form()) {
      throw new IllegalArgumentException(
          "migration of store %s from form %d (expected %d: they are declared in their order, from 1 on)"
              .formatted(store, from, form()));
    }
    steps.put(from, step);
  }

  /// {@return the present form}
  int form() {
    return steps.size() + 1;
  }

  /// @throws UnreadableObjectException if a step fails
  void apply(String key, int from, Map<String, Object> document) {
    for (var step : steps.tailMap(from, true).entrySet()) {
      try {
        step.getValue().accept(document);
      } catch (RuntimeException e) {
        throw new UnreadableObjectException(
            "%s \"%s\" can't be migrated from form %d: %s; it is left as it is"
                .formatted(store, key, step.getKey(), e),
            e);
      }
    }
  }
}
