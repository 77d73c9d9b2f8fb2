package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// What the database of the exchange has, in the answer to the action DBGet.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DatabaseEntry extends AsteriskEvent {
  /// An event that the exchange tells.
  public DatabaseEntry(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the part of the database}
  public String family() {
    return text("Family");
  }

  /// {@return the key}
  public String key() {
    return text("Key");
  }

  /// {@return the value}
  public String value() {
    return text("Val");
  }
}
