package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel takes no more commands of AGI over the manager interface.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AsyncAgiEnd extends AsyncAgiEvent {
  /// An event that the exchange tells.
  public AsyncAgiEnd(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
