package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A member of a queue has let a call go before it began.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgentDump extends AgentQueueEvent {
  /// An event that the exchange tells.
  public AgentDump(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
