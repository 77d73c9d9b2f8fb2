package dev.parley.users.access;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// The tries that one has.
///
/// Kept as the time at which all of them will be back: each try taken moves it on by one.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Bucket {
  private final SignInLimits.Limit limit;
  private final Supplier<Instant> now;
  private Instant full;

  /// With all of its tries.
  Bucket(SignInLimits.Limit limit, Supplier<Instant> now) {
    this.limit = limit;
    this.now = now;
    this.full = now.get();
  }

  /// {@return how long it takes until there is a try; zero if there is one}
  Duration untilFree() {
    Duration back = limit.each().multipliedBy(limit.tries() - 1L);
    Duration wait = Duration.between(now.get(), full.minus(back));
    return wait.isPositive() ? wait : Duration.ZERO;
  }

  void take() {
    Instant time = now.get();
    full = (full.isAfter(time) ? full : time).plus(limit.each());
  }

  void giveBack() {
    if (full.isAfter(now.get())) {
      full = full.minus(limit.each());
    }
  }
}
