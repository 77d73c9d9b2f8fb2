package dev.parley.users.access;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Counts the tries of many, each of whom starts with all of them. Only those who have used some
/// are remembered. When there are too many of these, the ones with the fewest tries to get back are
/// forgotten first, so that nobody's are washed out by new names or networks.
///
/// Kept for each is the time at which all tries will be back: each one taken moves it on.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Buckets<K> {
  private final SignInLimits.Limit limit;
  private final int remembered;
  private final Map<K, Instant> full = new HashMap<>();

  Buckets(SignInLimits.Limit limit, int remembered) {
    this.limit = limit;
    this.remembered = remembered;
  }

  /// {@return how long it takes until there is a try; zero if there is one}
  Duration untilFree(K key, Instant now) {
    Instant allBack = full.get(key);
    if (allBack == null) {
      return Duration.ZERO;
    }
    Duration others = limit.each().multipliedBy(limit.tries() - 1L);
    Duration wait = Duration.between(now, allBack.minus(others));
    return wait.isPositive() ? wait : Duration.ZERO;
  }

  /// Takes one, also one that is not there yet: the next has to wait for longer then.
  void take(K key, Instant now) {
    Instant allBack = full.get(key);
    Instant from = allBack != null && allBack.isAfter(now) ? allBack : now;
    full.put(key, from.plus(limit.each()));
    if (full.size() > remembered) {
      forget(now);
    }
  }

  void giveBack(K key, Instant now) {
    full.computeIfPresent(
        key,
        (_, allBack) -> {
          Instant earlier = allBack.minus(limit.each());
          return earlier.isAfter(now) ? earlier : null;
        });
  }

  private void forget(Instant now) {
    full.values().removeIf(allBack -> !allBack.isAfter(now));
    while (full.size() > remembered) {
      full.entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .ifPresent(least -> full.remove(least.getKey()));
    }
  }

  int size() {
    return full.size();
  }
}
