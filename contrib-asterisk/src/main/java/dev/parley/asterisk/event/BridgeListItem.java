package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A bridge in the answer to the action BridgeList.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BridgeListItem extends BridgeEvent {
  /// An event that the exchange tells.
  public BridgeListItem(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
