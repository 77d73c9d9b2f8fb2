package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// A channel in the answer to the action Status.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ChannelStatus extends ChannelEvent {
  /// An event that the exchange tells.
  public ChannelStatus(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the bridge that it is in; empty if in none}
  public String bridgeId() {
    return Read.text(fields(), "BridgeID", "BridgeId");
  }

  /// {@return the application that it runs; empty if none}
  public String application() {
    return text("Application");
  }

  /// {@return how long it has been there}
  public Optional<Duration> age() {
    return fields().duration("Seconds");
  }

  /// {@return how long it may stay; zero for ever}
  public Optional<Duration> timeToHangup() {
    return fields().duration("TimeToHangup");
  }
}
