package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// A call of a queue has ended.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgentComplete extends AgentQueueEvent {
  /// An event that the exchange tells.
  public AgentComplete(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how long it waited}
  public Optional<Duration> holdTime() {
    return fields().duration("HoldTime");
  }

  /// {@return how long they talked}
  public Optional<Duration> talkTime() {
    return fields().duration("TalkTime");
  }

  /// {@return who ended it: `caller`, `agent` or `transfer`}
  public String reason() {
    return text("Reason");
  }
}
