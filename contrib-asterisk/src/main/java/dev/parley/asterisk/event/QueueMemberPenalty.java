package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A member gets calls earlier or later than before.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueMemberPenalty extends QueueMemberEvent {
  /// An event that the exchange tells.
  public QueueMemberPenalty(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
