package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// All channels of one bridge go to another one, which is the one that it is about.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BridgeMerge extends BridgeEvent {
  /// An event that the exchange tells.
  public BridgeMerge(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the bridge that they were in}
  public String fromBridgeId() {
    return text("FromBridgeUniqueid");
  }
}
