package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A variable was set: of a channel, or of the whole exchange, when there is no channel.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class VarSet extends ChannelEvent {
  /// An event that the exchange tells.
  public VarSet(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return its name}
  public String variable() {
    return text("Variable");
  }

  /// {@return its value}
  public String value() {
    return text("Value");
  }
}
