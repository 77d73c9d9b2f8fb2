package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import dev.parley.event.Attribute;
import java.util.Optional;

/// Something about a queue, where callers wait and members answer.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class QueueEvent extends CallEvent {
  /// The name of the queue, for those who listen to one.
  public static final Attribute<String> QUEUE_NAME =
      Attribute.of(QueueEvent.class, "queueName", QueueEvent::queueName);

  /// For subclasses.
  protected QueueEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return what the queue is called}
  public final String queueName() {
    return text("Queue");
  }

  /// {@return the live queue; empty if no [Exchange] follows this manager}
  public final Optional<Queue> queue() {
    return live(Queue.class);
  }

  /// {@return its name, the exchange and the queue}
  @Override
  public String toString() {
    return super.toString() + ": " + Fields.shown(queueName());
  }
}
