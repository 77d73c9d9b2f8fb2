package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A line of the exchange is out of order.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Alarm extends SystemEvent {
  /// An event that the exchange tells.
  public Alarm(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which}
  public String line() {
    return Read.text(fields(), "DAHDIChannel", "Channel");
  }

  /// {@return what is wrong}
  public String alarm() {
    return text("Alarm");
  }
}
