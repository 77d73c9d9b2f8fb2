package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel in the answer to the action ConfbridgeList.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceMember extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceMember(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it is an administrator}
  public boolean isAdmin() {
    return fields().flag("Admin");
  }

  /// {@return whether nobody hears it}
  public boolean isMuted() {
    return fields().flag("Muted");
  }

  /// {@return whether it talks}
  public boolean isTalking() {
    return fields().flag("Talking");
  }
}
