package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody is present in another way.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class PresenceStateChange extends AsteriskEvent {
  /// An event that the exchange tells.
  public PresenceStateChange(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return who, such as `CustomPresence:ann`}
  public String presentity() {
    return text("Presentity");
  }

  /// {@return such as `available` or `away`}
  public String status() {
    return text("Status");
  }

  /// {@return more about it; empty if nothing}
  public String subtype() {
    return text("Subtype");
  }

  /// {@return a message to others; empty if none}
  public String message() {
    return text("Message");
  }
}
