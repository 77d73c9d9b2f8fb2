package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Another channel takes the place of a parked one.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ParkedCallSwap extends ParkingEvent {
  /// An event that the exchange tells.
  public ParkedCallSwap(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
