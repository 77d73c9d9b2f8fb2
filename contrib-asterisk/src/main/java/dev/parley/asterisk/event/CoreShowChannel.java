package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// A channel in the answer to the action CoreShowChannels.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class CoreShowChannel extends ChannelEvent {
  /// An event that the exchange tells.
  public CoreShowChannel(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the bridge that it is in; empty if in none}
  public String bridgeId() {
    return text("BridgeId");
  }

  /// {@return the application that it runs; empty if none}
  public String application() {
    return text("Application");
  }

  /// {@return the arguments of the application; empty if none}
  public String applicationData() {
    return text("ApplicationData");
  }

  /// {@return how long it has been there}
  public Optional<Duration> age() {
    return fields().duration("Duration");
  }
}
