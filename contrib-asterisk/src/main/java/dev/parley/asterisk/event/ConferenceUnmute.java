package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel is heard in a conference again.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceUnmute extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceUnmute(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
