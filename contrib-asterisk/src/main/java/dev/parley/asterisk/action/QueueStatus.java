package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the queues, who serves them and who waits in them: a list of `QueueParams`,
/// `QueueMember` and `QueueEntry`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueStatus extends Action {
  /// A question about all queues.
  public QueueStatus() {
    super("QueueStatus");
    list("QueueStatusComplete");
  }

  /// Asks about one queue only.
  ///
  /// @return this
  public QueueStatus queue(String queue) {
    with("Queue", queue);
    return this;
  }

  /// Asks about one member only.
  ///
  /// @return this
  public QueueStatus member(String member) {
    with("Member", member);
    return this;
  }
}
