package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// A member of a queue was called and did not answer.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgentRingNoAnswer extends AgentQueueEvent {
  /// An event that the exchange tells.
  public AgentRingNoAnswer(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how long it rang}
  public Optional<Duration> ringTime() {
    return Read.millis(fields(), "RingTime");
  }
}
