package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A key was pressed.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DtmfBegin extends DtmfEvent {
  /// An event that the exchange tells.
  public DtmfBegin(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
