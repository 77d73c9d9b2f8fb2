package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A program asks the exchange for something, through AGI.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgiExecStart extends AgiEvent {
  /// An event that the exchange tells.
  public AgiExecStart(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
