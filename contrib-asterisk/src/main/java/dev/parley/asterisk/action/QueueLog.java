package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Writes an entry of one's own into the log of the queues.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueLog extends Action {
  /// An entry.
  ///
  /// @param event what the entry is called
  public QueueLog(String queue, String event) {
    super("QueueLog");
    with("Queue", queue);
    with("Event", event);
  }

  /// Says which member it is about.
  ///
  /// @return this
  public QueueLog member(String member) {
    with("Interface", member);
    return this;
  }

  /// Says more.
  ///
  /// @return this
  public QueueLog message(String message) {
    with("Message", message);
    return this;
  }

  /// Says which call it is about.
  ///
  /// @return this
  public QueueLog call(String uniqueId) {
    with("Uniqueid", uniqueId);
    return this;
  }
}
