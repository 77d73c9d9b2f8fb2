package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Music on hold began or ended, as versions up to 11 tell it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MusicOnHold extends ChannelEvent {
  /// An event that the exchange tells.
  public MusicOnHold(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it began}
  public boolean isStart() {
    return text("State").equalsIgnoreCase("Start");
  }

  /// {@return which music; empty if it did not say}
  public String musicClass() {
    return text("Class");
  }
}
