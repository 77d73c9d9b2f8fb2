package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A member has a break, or is back from it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueMemberPause extends QueueMemberEvent {
  /// An event that the exchange tells.
  public QueueMemberPause(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
