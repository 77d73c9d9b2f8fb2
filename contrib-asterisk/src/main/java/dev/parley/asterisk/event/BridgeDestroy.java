package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A bridge is gone.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BridgeDestroy extends BridgeEvent {
  /// An event that the exchange tells.
  public BridgeDestroy(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
