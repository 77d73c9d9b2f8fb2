package dev.parley.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a document holds that the present code has no place for, such as fields that were removed
/// or that newer code has added.
///
/// Immutable.
///
/// @param missing what the object of this place does not have
/// @param inner what parts of it do not have, by their fields
/// @param list the elements as they were, if this is the place of a list
/// @param elements what elements of it do not have
record Rest(
    Map<String, JsonNode> missing,
    Map<String, Rest> inner,
    ArrayNode list,
    List<Element> elements) {
  private static final ArrayNode NO_LIST = JsonNodeFactory.instance.arrayNode();

  /// What one element of a list does not have.
  private record Element(int index, Rest rest) {}

  /// {@return what is in a document, at any depth, and not in what was read of it; null if there is
  /// nothing}
  static @Nullable Rest of(JsonNode document, JsonNode known, Names names, Names.Part part) {
    if (document instanceof ObjectNode before && known instanceof ObjectNode after) {
      Map<String, JsonNode> missing = new LinkedHashMap<>();
      Map<String, Rest> inner = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : before.properties()) {
        String name = field.getKey();
        JsonNode present = after.get(name);
        if (present != null) {
          Rest rest =
              present.isContainer()
                  ? of(field.getValue(), present, names, names.inside(part, name))
                  : null;
          if (rest != null) {
            inner.put(name, rest);
          }
        } else if (!part.gone().contains(name)) {
          missing.put(name, field.getValue());
        }
      }
      boolean isEmpty = missing.isEmpty() && inner.isEmpty();
      return isEmpty ? null : new Rest(missing, inner, NO_LIST, List.of());
    }
    // Where the sizes differ, nobody knows which is which.
    if (document instanceof ArrayNode before
        && known instanceof ArrayNode after
        && before.size() == after.size()) {
      var elements = new ArrayList<Element>();
      for (int i = 0; i < before.size(); i++) {
        Rest rest = of(before.get(i), after.get(i), names, names.inside(part, ""));
        if (rest != null) {
          elements.add(new Element(i, rest));
        }
      }
      return elements.isEmpty() ? null : new Rest(Map.of(), Map.of(), after.deepCopy(), elements);
    }
    return null;
  }

  /// Adds to a document what it held before, as far as its parts are still there.
  void addTo(JsonNode document) {
    if (document instanceof ObjectNode fields) {
      missing.forEach(fields::putIfAbsent);
      inner.forEach((name, rest) -> {
        JsonNode present = fields.get(name);
        if (present != null) {
          rest.addTo(present);
        }
      });
    } else if (document instanceof ArrayNode present) {
      addToElements(present);
    }
  }

  /// An element that is as it was is known wherever it is now; one that has changed is the one in
  /// its place, while the list is as long as it was.
  private void addToElements(ArrayNode present) {
    var left = new ArrayList<>(elements);
    var found = new TreeMap<Integer, Rest>();
    left.removeIf(element -> isAt(element.index, element, present, found));
    left.removeIf(element ->
        IntStream.range(0, present.size()).anyMatch(at -> isAt(at, element, present, found)));
    if (present.size() == list.size()) {
      for (Element element : left) {
        if (!contains(list, present.get(element.index))) {
          found.put(element.index, element.rest);
        }
      }
    }
    found.forEach((index, rest) -> rest.addTo(present.get(index)));
  }

  private boolean isAt(int at, Element element, ArrayNode present, Map<Integer, Rest> found) {
    boolean isHere =
        at < present.size()
            && !found.containsKey(at)
            && list.get(element.index).equals(present.get(at));
    if (isHere) {
      found.put(at, element.rest);
    }
    return isHere;
  }

  private static boolean contains(ArrayNode list, JsonNode value) {
    for (JsonNode element : list) {
      if (element.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
