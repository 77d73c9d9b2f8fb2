package dev.parley.request;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request was answered.
///
/// Immutable.
///
/// @param answer the answer; for a list, the message that announced it, or its first item if none
///   did
/// @param items the items of a list, in the order in which they came; else empty
/// @param end the end mark of a list; null if the answer was none
/// @param time how long it took
public record Reply<A>(A answer, List<A> items, @Nullable A end, Duration time) {
  /// Keeps the items from changing.
  public Reply {
    items = List.copyOf(items);
  }
}
