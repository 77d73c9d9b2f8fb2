package dev.parley.bench.jmh;

import dev.parley.event.Event;
import dev.parley.event.EventHandler;
import java.util.List;

/// An event that handlers add to, and handlers of which no two are the same code, as in a service.
///
/// Not thread-safe: many threads may use it, one at a time.
class Sum extends Event {
  /// As many as are measured at most.
  static final List<EventHandler<Sum>> HANDLERS =
      List.of(
          sum -> sum.value += 1,
          sum -> sum.value += 2,
          sum -> sum.value += 3,
          sum -> sum.value += 4,
          sum -> sum.value += 5,
          sum -> sum.value += 6,
          sum -> sum.value += 7,
          sum -> sum.value += 8,
          sum -> sum.value += 9,
          sum -> sum.value += 10,
          sum -> sum.value += 11,
          sum -> sum.value += 12,
          sum -> sum.value += 13,
          sum -> sum.value += 14,
          sum -> sum.value += 15,
          sum -> sum.value += 16,
          sum -> sum.value += 17,
          sum -> sum.value += 18,
          sum -> sum.value += 19,
          sum -> sum.value += 20);

  int value;

  /// Below [Sum] in the hierarchy.
  static class Special extends Sum {}

  /// Below [Special].
  static final class MoreSpecial extends Special {}

  /// An event of which nobody hears.
  static final class Unheard extends Event {}
}
