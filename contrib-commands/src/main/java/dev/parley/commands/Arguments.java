package dev.parley.commands;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the words behind a command turned out to be.
///
/// Immutable.
///
/// @param values by the names of the arguments, without those that were left out
/// @param groups those of a regular expression by their numbers, the first being all that matched;
///   empty for a pattern
record Arguments(Map<String, Object> values, List<@Nullable String> groups) {
  static final Arguments NONE = new Arguments(Map.of(), List.of());

  Arguments {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    groups = Collections.unmodifiableList(groups);
  }

  Arguments with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new Arguments(changed, groups);
  }
}
