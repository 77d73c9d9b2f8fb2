package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Something about a member is different: mostly the state of the device.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueMemberStatus extends QueueMemberEvent {
  /// An event that the exchange tells.
  public QueueMemberStatus(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
