package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A program speaks with the exchange through AGI.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class AgiEvent extends ChannelEvent {
  /// For subclasses.
  protected AgiEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return what it asked for}
  public final String command() {
    return text("Command");
  }

  /// {@return an id that the beginning and the end have in common}
  public final String commandId() {
    return text("CommandId");
  }
}
