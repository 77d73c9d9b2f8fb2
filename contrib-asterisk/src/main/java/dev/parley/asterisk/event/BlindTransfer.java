package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A call was handed to somebody who was not asked.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BlindTransfer extends TransferEvent {
  /// An event that the exchange tells.
  public BlindTransfer(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether somebody outside of the exchange asked for it}
  public boolean isExternal() {
    return fields().flag("IsExternal");
  }
}
