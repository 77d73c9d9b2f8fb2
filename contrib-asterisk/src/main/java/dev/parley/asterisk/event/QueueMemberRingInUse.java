package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A member does or does not get calls during calls any more.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueMemberRingInUse extends QueueMemberEvent {
  /// An event that the exchange tells.
  public QueueMemberRingInUse(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it does}
  public boolean isRingInUse() {
    return fields().flag("Ringinuse");
  }
}
