package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// An address at which a telephone of PJSIP can be reached is different.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ContactStatus extends PeerEvent {
  /// An event that the exchange tells.
  public ContactStatus(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the address}
  public String uri() {
    return text("URI");
  }

  /// {@return `Created`, `Removed`, `Reachable`, `Unreachable`, `NonQualified` or `Updated`}
  public String status() {
    return text("ContactStatus");
  }

  /// {@return how long it took to answer}
  public Optional<Duration> roundTrip() {
    return Read.micros(fields(), "RoundtripUsec");
  }
}
