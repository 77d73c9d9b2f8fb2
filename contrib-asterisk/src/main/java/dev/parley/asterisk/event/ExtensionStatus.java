package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// The devices behind an extension do something else than before.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ExtensionStatus extends AsteriskEvent {
  /// An event that the exchange tells.
  public ExtensionStatus(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which}
  public String extension() {
    return text("Exten");
  }

  /// {@return its context in the dialplan}
  public String context() {
    return text("Context");
  }

  /// {@return the devices}
  public String hint() {
    return text("Hint");
  }

  /// {@return the sum of 1 in use, 2 busy, 4 unavailable, 8 ringing and 16 on hold; 0 for idle;
  /// negative if it is gone}
  public OptionalInt status() {
    return fields().integer("Status");
  }

  /// {@return the same in words; empty in old versions}
  public String statusText() {
    return text("StatusText");
  }
}
