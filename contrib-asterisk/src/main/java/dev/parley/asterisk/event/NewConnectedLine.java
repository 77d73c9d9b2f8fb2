package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Whom a channel is connected to is known anew.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class NewConnectedLine extends ChannelEvent {
  /// An event that the exchange tells.
  public NewConnectedLine(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
