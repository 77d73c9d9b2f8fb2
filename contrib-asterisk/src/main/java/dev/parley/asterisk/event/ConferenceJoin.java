package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody has joined a conference.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceJoin extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceJoin(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it is an administrator}
  public boolean isAdmin() {
    return fields().flag("Admin");
  }

  /// {@return whether nobody hears that channel}
  public boolean isMuted() {
    return fields().flag("Muted");
  }
}
