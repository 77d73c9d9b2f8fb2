package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A call was parked, or is in the answer to the action ParkedCalls.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ParkedCall extends ParkingEvent {
  /// An event that the exchange tells.
  public ParkedCall(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
