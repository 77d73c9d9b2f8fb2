package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// The two halves of a local channel are connected.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class LocalBridge extends LocalEvent {
  /// An event that the exchange tells.
  public LocalBridge(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
