package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// An agent has logged in.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgentLogin extends AgentEvent {
  /// An event that the exchange tells.
  public AgentLogin(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
