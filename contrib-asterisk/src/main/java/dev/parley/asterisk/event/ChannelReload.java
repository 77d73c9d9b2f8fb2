package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A technology has read its configuration anew.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ChannelReload extends SystemEvent {
  /// An event that the exchange tells.
  public ChannelReload(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which, such as `SIP`}
  public String channelType() {
    return Read.text(fields(), "ChannelType", "Channel");
  }

  /// {@return why}
  public String reason() {
    return text("ReloadReason");
  }
}
