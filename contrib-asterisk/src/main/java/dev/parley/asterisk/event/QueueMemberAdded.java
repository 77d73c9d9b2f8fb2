package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A member takes calls of a queue from now on.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueMemberAdded extends QueueMemberEvent {
  /// An event that the exchange tells.
  public QueueMemberAdded(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
