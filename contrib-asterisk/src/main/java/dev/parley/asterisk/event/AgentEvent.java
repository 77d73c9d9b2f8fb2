package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody who takes calls, by the application AgentLogin or its forerunners.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class AgentEvent extends ChannelEvent {
  /// For subclasses.
  protected AgentEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the id of the agent}
  public final String agent() {
    return text("Agent");
  }
}
