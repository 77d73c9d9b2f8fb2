package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel has left a bridge.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BridgeLeave extends BridgeEvent {
  /// An event that the exchange tells.
  public BridgeLeave(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
