package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Somebody who waited in a queue has hung up.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueCallerAbandon extends QueueEvent {
  /// An event that the exchange tells.
  public QueueCallerAbandon(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the last place in the queue, from 1}
  public OptionalInt position() {
    return fields().integer("Position");
  }

  /// {@return the first place in the queue}
  public OptionalInt originalPosition() {
    return fields().integer("OriginalPosition");
  }

  /// {@return how long it waited}
  public Optional<Duration> holdTime() {
    return fields().duration("HoldTime");
  }
}
