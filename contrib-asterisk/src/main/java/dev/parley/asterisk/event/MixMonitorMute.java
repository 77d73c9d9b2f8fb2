package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A direction of a mixed recording was muted, or is heard again.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MixMonitorMute extends ChannelEvent {
  /// An event that the exchange tells.
  public MixMonitorMute(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which: `read`, `write` or `both`}
  public String direction() {
    return text("Direction");
  }

  /// {@return whether it is muted}
  public boolean isMuted() {
    return fields().flag("State");
  }
}
