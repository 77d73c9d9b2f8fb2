package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A member takes no calls of a queue any more.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueMemberRemoved extends QueueMemberEvent {
  /// An event that the exchange tells.
  public QueueMemberRemoved(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
