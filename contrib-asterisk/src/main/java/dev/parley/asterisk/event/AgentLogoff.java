package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// An agent has logged off.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgentLogoff extends AgentEvent {
  /// An event that the exchange tells.
  public AgentLogoff(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how long the agent was logged in}
  public Optional<Duration> loginTime() {
    return fields().duration("Logintime");
  }
}
