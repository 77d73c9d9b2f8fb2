package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// A queue in the answer to the action QueueStatus.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueParams extends QueueEvent {
  /// An event that the exchange tells.
  public QueueParams(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whom it calls first, such as `ringall`}
  public String strategy() {
    return text("Strategy");
  }

  /// {@return how many may wait; 0 for any number}
  public OptionalInt max() {
    return fields().integer("Max");
  }

  /// {@return how many wait}
  public OptionalInt calls() {
    return fields().integer("Calls");
  }

  /// {@return how long it takes on average until somebody answers}
  public Optional<Duration> holdTime() {
    return fields().duration("Holdtime");
  }

  /// {@return how long a call takes on average}
  public Optional<Duration> talkTime() {
    return fields().duration("TalkTime");
  }

  /// {@return how many calls were answered}
  public OptionalInt completed() {
    return fields().integer("Completed");
  }

  /// {@return how many hung up before}
  public OptionalInt abandoned() {
    return fields().integer("Abandoned");
  }

  /// {@return its weight beside other queues}
  public OptionalInt weight() {
    return fields().integer("Weight");
  }
}
