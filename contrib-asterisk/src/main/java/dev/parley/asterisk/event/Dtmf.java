package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A key was pressed or let go, as versions up to 11 tell it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Dtmf extends DtmfEvent {
  /// An event that the exchange tells.
  public Dtmf(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it was pressed}
  public boolean isBegin() {
    return fields().flag("Begin");
  }

  /// {@return whether it was let go}
  public boolean isEnd() {
    return fields().flag("End");
  }
}
