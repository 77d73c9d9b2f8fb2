package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Another account is to be billed for a channel.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class NewAccountCode extends ChannelEvent {
  /// An event that the exchange tells.
  public NewAccountCode(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the account before; empty if none}
  public String oldAccountCode() {
    return text("OldAccountCode");
  }
}
