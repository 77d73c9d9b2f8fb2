package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A conference is being recorded.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceRecord extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceRecord(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
