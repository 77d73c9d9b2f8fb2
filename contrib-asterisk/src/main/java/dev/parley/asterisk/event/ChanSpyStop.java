package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel has stopped listening in on another one.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ChanSpyStop extends SpyEvent {
  /// An event that the exchange tells.
  public ChanSpyStop(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
