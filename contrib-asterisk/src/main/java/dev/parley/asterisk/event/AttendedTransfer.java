package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A call was handed to somebody who was asked before.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AttendedTransfer extends TransferEvent {
  /// An event that the exchange tells.
  public AttendedTransfer(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether somebody outside of the exchange asked for it}
  public boolean isExternal() {
    return fields().flag("IsExternal");
  }

  /// {@return what it went to: a bridge, an application, a link, or that it failed}
  public String destinationType() {
    return text("DestType");
  }
}
