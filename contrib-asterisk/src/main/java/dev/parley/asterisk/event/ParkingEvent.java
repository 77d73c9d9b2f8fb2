package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// A call that is parked: it waits for somebody to take it.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class ParkingEvent extends ChannelEvent {
  /// For subclasses.
  protected ParkingEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  @Override
  public final ChannelSnapshot snapshot() {
    return fields().has("ParkeeChannel")
        ? ChannelSnapshot.prefixed(fields(), "Parkee")
        : ChannelSnapshot.of(fields());
  }

  /// {@return where it is parked; empty in version 1.4}
  public final String parkingLot() {
    return text("Parkinglot");
  }

  /// {@return the extension at which it can be taken}
  public final String space() {
    return Read.text(fields(), "ParkingSpace", "Exten");
  }

  /// {@return after how long it goes back to who parked it}
  public final Optional<Duration> timeout() {
    return Read.duration(fields(), "ParkingTimeout", "Timeout");
  }

  /// {@return how long it has been parked}
  public final Optional<Duration> parkedFor() {
    return fields().duration("ParkingDuration");
  }

  /// {@return who parked it, as it can be called again; empty in version 1.4}
  public final String parker() {
    return text("ParkerDialString");
  }
}
