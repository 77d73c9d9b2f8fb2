package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// A telephone can be reached, or not any more.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class PeerStatus extends PeerEvent {
  /// An event that the exchange tells.
  public PeerStatus(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return `Registered`, `Unregistered`, `Reachable`, `Unreachable`, `Lagged` or `Rejected`}
  public String status() {
    return text("PeerStatus");
  }

  /// {@return why; empty if it did not say}
  public String cause() {
    return text("Cause");
  }

  /// {@return where it is; empty if it did not say}
  public String address() {
    return text("Address");
  }

  /// {@return how long it took to answer}
  public Optional<Duration> responseTime() {
    return Read.millis(fields(), "Time");
  }
}
