package dev.parley.users.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Counts the tries of many, each of whom starts with all of them. The ones that were used least
/// recently are forgotten when there are too many.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Buckets<K> {
  private final SignInLimits.Limit limit;
  private final Supplier<Instant> now;
  private final Map<K, Bucket> buckets;

  Buckets(SignInLimits.Limit limit, Supplier<Instant> now, int remembered) {
    this.limit = limit;
    this.now = now;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
            return size() > remembered;
          }
        };
  }

  Bucket of(K key) {
    return buckets.computeIfAbsent(key, _ -> new Bucket(limit, now));
  }

  int size() {
    return buckets.size();
  }
}
