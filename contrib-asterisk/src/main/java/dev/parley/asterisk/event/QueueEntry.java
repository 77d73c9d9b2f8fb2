package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Somebody who waits, in the answer to the action QueueStatus.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueEntry extends QueueEvent {
  /// An event that the exchange tells.
  public QueueEntry(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the place in the queue, from 1}
  public OptionalInt position() {
    return fields().integer("Position");
  }

  /// {@return how long so far}
  public Optional<Duration> waited() {
    return fields().duration("Wait");
  }
}
