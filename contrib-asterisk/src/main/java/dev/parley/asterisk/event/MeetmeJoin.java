package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody has joined a conference of the kind before ConfBridge.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MeetmeJoin extends MeetmeEvent {
  /// An event that the exchange tells.
  public MeetmeJoin(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
