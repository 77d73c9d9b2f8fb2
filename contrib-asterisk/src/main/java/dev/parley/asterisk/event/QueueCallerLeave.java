package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// Somebody does not wait in a queue any more: was connected, or gave up.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueCallerLeave extends QueueEvent {
  /// An event that the exchange tells.
  public QueueCallerLeave(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the last place in the queue, from 1}
  public OptionalInt position() {
    return fields().integer("Position");
  }

  /// {@return how many wait now}
  public OptionalInt count() {
    return fields().integer("Count");
  }
}
