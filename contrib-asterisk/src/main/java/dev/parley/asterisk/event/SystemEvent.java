package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Something about the exchange itself.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class SystemEvent extends AsteriskEvent {
  /// For subclasses.
  protected SystemEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
