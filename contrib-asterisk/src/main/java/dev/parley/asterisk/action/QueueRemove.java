package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has somebody serve a queue no longer.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueRemove extends Action {
  /// An order to remove a member.
  ///
  /// @param member what is called, such as `PJSIP/100`
  public QueueRemove(String queue, String member) {
    super("QueueRemove");
    with("Queue", queue);
    with("Interface", member);
  }
}
