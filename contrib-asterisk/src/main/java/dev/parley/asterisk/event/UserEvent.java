package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Something that the dialplan or an application tells in its own words. It has a channel if the
/// dialplan told it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class UserEvent extends ChannelEvent {
  /// An event that the exchange tells.
  public UserEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return what it is called}
  public String userEvent() {
    return text("UserEvent");
  }
}
