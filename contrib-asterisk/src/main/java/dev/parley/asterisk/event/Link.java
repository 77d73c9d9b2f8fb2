package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Two channels are connected, as version 1.4 tells it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Link extends LinkEvent {
  /// An event that the exchange tells.
  public Link(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
