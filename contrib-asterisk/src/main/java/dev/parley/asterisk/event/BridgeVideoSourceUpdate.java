package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Another channel is seen in a bridge.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BridgeVideoSourceUpdate extends BridgeEvent {
  /// An event that the exchange tells.
  public BridgeVideoSourceUpdate(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the unique id of the channel seen before; empty if none}
  public String previousVideoSource() {
    return text("BridgePreviousVideoSource");
  }
}
