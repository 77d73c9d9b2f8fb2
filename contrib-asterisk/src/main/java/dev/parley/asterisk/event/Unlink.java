package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Two channels are not connected any more, as versions up to 11 tell it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Unlink extends LinkEvent {
  /// An event that the exchange tells.
  public Unlink(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
