package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks how the queues do, in numbers: a list of `QueueSummary`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueSummary extends Action {
  /// A question about all queues.
  public QueueSummary() {
    super("QueueSummary");
    list("QueueSummaryComplete");
  }

  /// Asks about one queue only.
  ///
  /// @return this
  public QueueSummary queue(String queue) {
    with("Queue", queue);
    return this;
  }
}
