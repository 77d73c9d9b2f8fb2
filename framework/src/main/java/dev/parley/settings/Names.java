package dev.parley.settings;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// All settings that one reading knows, by their whole names.
final class Names {
  private final Map<String, Entry> entries = new TreeMap<>();

  /// A setting and whose it is.
  record Entry(Settings settings, Setting<?> setting) {}

  void add(String name, Entry entry) {
    if (entries.putIfAbsent(name, entry) != null) {
      throw new IllegalStateException(
          "setting %s is declared twice; give one of them another name, or its Settings a prefix"
              .formatted(name));
    }
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  boolean isFlag(String name) {
    return find(name).filter(entry -> entry.setting().isFlag()).isPresent();
  }

  /// {@return the known name nearest to a wrong one, if there is one near, and where to find the
  /// rest}
  ///
  /// @param spelling how the source writes a name
  String hint(String name, UnaryOperator<String> spelling) {
    return nearest(name)
            .or(() -> name.startsWith("no-") ? nearest(name.substring(3)) : Optional.empty())
            .map(near -> "did you mean " + spelling.apply(near) + "? ")
            .orElse("")
        + "--help lists them all";
  }

  private Optional<String> nearest(String name) {
    Optional<String> nearest = Optional.empty();
    // Further away than a third of its letters it is another word, not a slip.
    int least = Math.max(1, name.length() / 3) + 1;
    for (var candidate : entries.keySet()) {
      int distance = distance(name, candidate);
      if (distance < least) {
        least = distance;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /// How many letters must be put in, left out, changed, or swapped with their neighbour.
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
