package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody in a conference begins to talk, or ends.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceTalking extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceTalking(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it begins}
  public boolean isTalking() {
    return fields().flag("TalkingStatus");
  }
}
