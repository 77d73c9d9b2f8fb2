package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel has entered a bridge.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BridgeEnter extends BridgeEvent {
  /// An event that the exchange tells.
  public BridgeEnter(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
