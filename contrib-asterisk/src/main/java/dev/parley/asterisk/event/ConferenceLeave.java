package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody has left a conference.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceLeave extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceLeave(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it was an administrator}
  public boolean isAdmin() {
    return fields().flag("Admin");
  }
}
