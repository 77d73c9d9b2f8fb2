package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody behind an extension is present in another way.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class PresenceStatus extends AsteriskEvent {
  /// An event that the exchange tells.
  public PresenceStatus(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which extension}
  public String extension() {
    return text("Exten");
  }

  /// {@return its context in the dialplan}
  public String context() {
    return text("Context");
  }

  /// {@return whose presence it is}
  public String hint() {
    return text("Hint");
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
