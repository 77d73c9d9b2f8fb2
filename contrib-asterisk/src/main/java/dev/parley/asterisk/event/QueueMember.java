package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A member in the answer to the action QueueStatus.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueMember extends QueueMemberEvent {
  /// An event that the exchange tells.
  public QueueMember(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
