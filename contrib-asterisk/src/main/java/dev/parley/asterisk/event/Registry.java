package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// The exchange has registered itself elsewhere, or tried to.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Registry extends AsteriskEvent {
  /// An event that the exchange tells.
  public Registry(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the technology, such as `SIP`}
  public String channelType() {
    return Read.text(fields(), "ChannelType", "ChannelDriver");
  }

  /// {@return as whom}
  public String userName() {
    return text("Username");
  }

  /// {@return where}
  public String domain() {
    return text("Domain");
  }

  /// {@return `Registered`, `Unregistered`, `Rejected` or what else it came to}
  public String status() {
    return text("Status");
  }

  /// {@return why; empty if it did not say}
  public String cause() {
    return text("Cause");
  }
}
