package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A bridge has come into being.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BridgeCreate extends BridgeEvent {
  /// An event that the exchange tells.
  public BridgeCreate(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
