package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has the queues read their configuration again.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class QueueReload extends Action {
  /// An order for all queues.
  public QueueReload() {
    super("QueueReload");
  }

  /// Lets it hold for one queue only.
  ///
  /// @return this
  public QueueReload queue(String queue) {
    with("Queue", queue);
    return this;
  }

  /// Reads the members.
  ///
  /// @return this
  public QueueReload members() {
    with("Members", "yes");
    return this;
  }

  /// Reads the rules of penalties.
  ///
  /// @return this
  public QueueReload rules() {
    with("Rules", "yes");
    return this;
  }

  /// Reads the parameters.
  ///
  /// @return this
  public QueueReload parameters() {
    with("Parameters", "yes");
    return this;
  }
}
