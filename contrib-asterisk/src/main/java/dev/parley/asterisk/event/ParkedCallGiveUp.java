package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A parked call has hung up.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ParkedCallGiveUp extends ParkingEvent {
  /// An event that the exchange tells.
  public ParkedCallGiveUp(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
