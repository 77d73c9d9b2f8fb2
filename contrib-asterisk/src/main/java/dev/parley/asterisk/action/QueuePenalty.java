package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Changes the penalty of a member of queues: those of a smaller one are called first.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueuePenalty extends Action {
  /// An order that holds for all queues.
  ///
  /// @param member what is called, such as `PJSIP/100`
  public QueuePenalty(String member, int penalty) {
    super("QueuePenalty");
    with("Interface", member);
    with("Penalty", penalty);
  }

  /// Lets it hold for one queue only.
  ///
  /// @return this
  public QueuePenalty queue(String queue) {
    with("Queue", queue);
    return this;
  }
}
