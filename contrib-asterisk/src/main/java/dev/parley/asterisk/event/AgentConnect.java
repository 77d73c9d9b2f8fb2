package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// A member of a queue is connected with somebody who waited.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgentConnect extends AgentQueueEvent {
  /// An event that the exchange tells.
  public AgentConnect(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how long that one waited}
  public Optional<Duration> holdTime() {
    return Read.duration(fields(), "HoldTime", "Holdtime");
  }

  /// {@return how long it rang}
  public Optional<Duration> ringTime() {
    return Read.duration(fields(), "RingTime", "Ringtime");
  }
}
