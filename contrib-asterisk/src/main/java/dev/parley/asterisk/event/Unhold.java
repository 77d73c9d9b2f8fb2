package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel is not on hold any more.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Unhold extends ChannelEvent {
  /// An event that the exchange tells.
  public Unhold(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
