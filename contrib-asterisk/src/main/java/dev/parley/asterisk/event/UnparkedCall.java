package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody took a parked call.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class UnparkedCall extends ParkingEvent {
  /// An event that the exchange tells.
  public UnparkedCall(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the channel that took it}
  public ChannelSnapshot retriever() {
    return ChannelSnapshot.prefixed(fields(), "Retriever");
  }
}
