package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// A conference in the answer to the action ConfbridgeListRooms.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceRoom extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceRoom(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how many take part}
  public OptionalInt parties() {
    return fields().integer("Parties");
  }

  /// {@return whether nobody else may join}
  public boolean isLocked() {
    return fields().flag("Locked");
  }
}
