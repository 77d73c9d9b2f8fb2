package dev.parley.store;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a document holds that the present code has no place for, such as fields that were removed
/// or that newer code has added.
final class Rest {
  private Rest() {}

  /// {@return what is in a document, at any depth of objects in objects, and not in what was read
  /// of it}
  ///
  /// @param names of fields that are not to be kept
  static ObjectNode of(ObjectNode document, ObjectNode known, Set<String> names) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    document
        .properties()
        .forEach(field -> {
          JsonNode inner = known.get(field.getKey());
          if (inner == null) {
            if (!names.contains(field.getKey())) {
              rest.set(field.getKey(), field.getValue());
            }
          } else if (field.getValue() instanceof ObjectNode before
              && inner instanceof ObjectNode after) {
            ObjectNode deeper = of(before, after, names);
            if (!deeper.isEmpty()) {
              rest.set(field.getKey(), deeper);
            }
          }
        });
    return rest;
  }

  /// Adds to a document what it held before, where it still has a place.
  static void merge(ObjectNode rest, ObjectNode document) {
    rest.properties()
        .forEach(field -> {
          JsonNode inner = document.get(field.getKey());
          if (inner == null) {
            document.set(field.getKey(), field.getValue());
          } else if (field.getValue() instanceof ObjectNode kept
              && inner instanceof ObjectNode present) {
            merge(kept, present);
          }
        });
  }
}
