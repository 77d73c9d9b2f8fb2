package dev.parley.bench.jmh.events;

import java.util.List;
import java.util.function.Consumer;

/// What handlers add to, and those handlers of it that are consumers.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Tally {
  /// What an event carries.
  interface Valued {
    /// {@return what is added up}
    default long value() {
      return 1;
    }
  }

  long sum;

  final List<Consumer<Valued>> consumers =
      List.of(
          event -> sum += event.value() ^ 0,
          event -> sum += event.value() ^ 1,
          event -> sum += event.value() ^ 2,
          event -> sum += event.value() ^ 3,
          event -> sum += event.value() ^ 4,
          event -> sum += event.value() ^ 5,
          event -> sum += event.value() ^ 6,
          event -> sum += event.value() ^ 7,
          event -> sum += event.value() ^ 8,
          event -> sum += event.value() ^ 9,
          event -> sum += event.value() ^ 10,
          event -> sum += event.value() ^ 11,
          event -> sum += event.value() ^ 12,
          event -> sum += event.value() ^ 13,
          event -> sum += event.value() ^ 14,
          event -> sum += event.value() ^ 15,
          event -> sum += event.value() ^ 16,
          event -> sum += event.value() ^ 17,
          event -> sum += event.value() ^ 18,
          event -> sum += event.value() ^ 19);
}
