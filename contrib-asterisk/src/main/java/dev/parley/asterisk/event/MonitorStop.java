package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A recording of a channel ended.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MonitorStop extends ChannelEvent {
  /// An event that the exchange tells.
  public MonitorStop(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
