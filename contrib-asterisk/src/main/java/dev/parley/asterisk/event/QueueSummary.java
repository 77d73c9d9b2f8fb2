package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// A queue in the answer to the action QueueSummary.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueSummary extends QueueEvent {
  /// An event that the exchange tells.
  public QueueSummary(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how many members there are}
  public OptionalInt loggedIn() {
    return fields().integer("LoggedIn");
  }

  /// {@return how many of them can take a call}
  public OptionalInt available() {
    return fields().integer("Available");
  }

  /// {@return how many wait}
  public OptionalInt callers() {
    return fields().integer("Callers");
  }

  /// {@return how long the first of them has waited}
  public Optional<Duration> longestHoldTime() {
    return fields().duration("LongestHoldTime");
  }
}
