package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has a member of queues take a break, or go on.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueuePause extends Action {
  /// An order that holds for all queues.
  ///
  /// @param member what is called, such as `PJSIP/100`
  /// @param paused whether it is a break
  public QueuePause(String member, boolean paused) {
    super("QueuePause");
    with("Interface", member);
    with("Paused", paused);
  }

  /// Lets it hold for one queue only.
  ///
  /// @return this
  public QueuePause queue(String queue) {
    with("Queue", queue);
    return this;
  }

  /// Says why.
  ///
  /// @return this
  public QueuePause reason(String reason) {
    with("Reason", reason);
    return this;
  }
}
