package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Who calls on a channel is known anew.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class NewCallerId extends ChannelEvent {
  /// An event that the exchange tells.
  public NewCallerId(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether the number may be shown, as Asterisk words it}
  public String presentation() {
    return text("CID-CallingPres");
  }
}
