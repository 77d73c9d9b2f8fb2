package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// The exchange is about to end.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Shutdown extends SystemEvent {
  /// An event that the exchange tells.
  public Shutdown(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how: `Cleanly` or `Uncleanly`}
  public String shutdown() {
    return text("Shutdown");
  }

  /// {@return whether it will start again}
  public boolean isRestart() {
    return fields().flag("Restart");
  }
}
