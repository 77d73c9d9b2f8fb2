package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Instant;
import java.util.Optional;

/// An agent in the answer to the action Agents.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgentStatus extends AgentEvent {
  /// An event that the exchange tells.
  public AgentStatus(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the name of the agent}
  public String agentName() {
    return text("Name");
  }

  /// {@return `AGENT_LOGGEDOFF`, `AGENT_IDLE`, `AGENT_ONCALL` or `AGENT_UNKNOWN`}
  public String status() {
    return text("Status");
  }

  /// {@return since when}
  public Optional<Instant> loggedInAt() {
    return Read.instant(fields(), "LoggedInTime");
  }
}
