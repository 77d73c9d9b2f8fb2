package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel is in another state: it rings, or is up.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class NewState extends ChannelEvent {
  /// An event that the exchange tells.
  public NewState(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
