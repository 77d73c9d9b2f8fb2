package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Nobody in a conference hears a channel any more.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceMute extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceMute(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
