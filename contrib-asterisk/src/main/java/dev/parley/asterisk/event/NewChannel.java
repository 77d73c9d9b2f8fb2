package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel has come into being.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class NewChannel extends ChannelEvent {
  /// An event that the exchange tells.
  public NewChannel(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
