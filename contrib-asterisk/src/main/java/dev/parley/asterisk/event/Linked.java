package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Two channels are connected or not any more, as versions 1.6 to 11 tell it, which call it a
/// bridge.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Linked extends LinkEvent {
  /// An event that the exchange tells.
  public Linked(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether they are connected}
  public boolean isLinked() {
    return text("Bridgestate").equalsIgnoreCase("Link");
  }
}
