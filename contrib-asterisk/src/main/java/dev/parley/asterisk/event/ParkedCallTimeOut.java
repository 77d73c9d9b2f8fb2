package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Nobody took a parked call in time.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ParkedCallTimeOut extends ParkingEvent {
  /// An event that the exchange tells.
  public ParkedCallTimeOut(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
