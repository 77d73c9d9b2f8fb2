package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A conference has ended.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceEnd extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceEnd(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
