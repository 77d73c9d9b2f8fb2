package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Music on hold began.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MusicOnHoldStart extends ChannelEvent {
  /// An event that the exchange tells.
  public MusicOnHoldStart(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which music}
  public String musicClass() {
    return text("Class");
  }
}
