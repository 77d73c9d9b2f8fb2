package dev.parley.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The word lists beside the classes: words parted by spaces, and `#` before a remark.
final class WordList {
  private WordList() {}

  /// {@return each line as its words}
  static List<List<String>> lines(String name) {
    var stream = WordList.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException(
          "The list " + name + " is missing (expected beside " + WordList.class.getName() + ")");
    }
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.strip().split("\\s+", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list " + name, e);
    }
  }

  /// {@return all words of all lines}
  static Set<String> words(String name) {
    return lines(name).stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
  }

  /// {@return each line by its first word}
  static Map<String, List<String>> byFirst(String name) {
    var map = new HashMap<String, List<String>>();
    for (var line : lines(name)) {
      if (map.put(line.getFirst(), line) != null) {
        throw new IllegalStateException(line.getFirst() + " is twice in the list " + name);
      }
    }
    return Map.copyOf(map);
  }
}
