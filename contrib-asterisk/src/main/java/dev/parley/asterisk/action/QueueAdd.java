package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has somebody serve a queue.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueAdd extends Action {
  /// An order to add a member.
  ///
  /// @param member what is called, such as `PJSIP/100`
  public QueueAdd(String queue, String member) {
    super("QueueAdd");
    with("Queue", queue);
    with("Interface", member);
  }

  /// Names the member for people.
  ///
  /// @return this
  public QueueAdd memberName(String name) {
    with("MemberName", name);
    return this;
  }

  /// Calls those of a smaller penalty first.
  ///
  /// @return this
  public QueueAdd penalty(int penalty) {
    with("Penalty", penalty);
    return this;
  }

  /// Adds a member who takes a break.
  ///
  /// @return this
  public QueueAdd paused() {
    with("Paused", true);
    return this;
  }

  /// Says whose state tells whether the member is free.
  ///
  /// @return this
  public QueueAdd stateInterface(String device) {
    with("StateInterface", device);
    return this;
  }
}
