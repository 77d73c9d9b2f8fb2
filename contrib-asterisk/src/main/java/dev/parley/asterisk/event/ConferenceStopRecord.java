package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A conference is not being recorded any more.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceStopRecord extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceStopRecord(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
