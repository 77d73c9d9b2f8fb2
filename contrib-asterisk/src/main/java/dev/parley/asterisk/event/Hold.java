package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel was put on hold. Versions up to 11 told the end of it in the same way.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Hold extends ChannelEvent {
  /// An event that the exchange tells.
  public Hold(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it is on hold now; true unless an old version says that it ended}
  public boolean isHeld() {
    return !text("Status").equalsIgnoreCase("Off");
  }

  /// {@return the music that is suggested; empty if none}
  public String musicClass() {
    return text("MusicClass");
  }
}
