package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// The exchange has started, or had started when this connection logged in.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class FullyBooted extends SystemEvent {
  /// An event that the exchange tells.
  public FullyBooted(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how long ago; empty in old versions}
  public Optional<Duration> uptime() {
    return fields().duration("Uptime");
  }
}
