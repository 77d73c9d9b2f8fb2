package dev.parley;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// How often something has come about, by its kind.
///
/// Thread-safe.
///
/// @param <K> a kind
final class Counts<K> {
  private final Map<K, LongAdder> counts = new ConcurrentHashMap<>();

  void add(K kind, long count) {
    counts.computeIfAbsent(kind, _ -> new LongAdder()).add(count);
  }

  /// {@return the counts as they are now, without what has never come about}
  Map<K, Long> all() {
    return counts.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }
}
