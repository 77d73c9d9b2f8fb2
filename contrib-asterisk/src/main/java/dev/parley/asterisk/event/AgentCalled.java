package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A member of a queue is being called.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgentCalled extends AgentQueueEvent {
  /// An event that the exchange tells.
  public AgentCalled(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
