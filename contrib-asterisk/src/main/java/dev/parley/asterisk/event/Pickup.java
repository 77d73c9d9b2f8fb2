package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel has picked up a call to another one.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Pickup extends DialEvent {
  /// An event that the exchange tells.
  public Pickup(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
