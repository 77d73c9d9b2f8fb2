package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Music on hold ended.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MusicOnHoldStop extends ChannelEvent {
  /// An event that the exchange tells.
  public MusicOnHoldStop(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
