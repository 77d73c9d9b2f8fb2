package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A conference has begun.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConferenceStart extends ConferenceEvent {
  /// An event that the exchange tells.
  public ConferenceStart(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
