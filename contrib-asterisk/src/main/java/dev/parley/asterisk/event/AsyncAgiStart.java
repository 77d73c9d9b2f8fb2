package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel waits for commands of AGI over the manager interface.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AsyncAgiStart extends AsyncAgiEvent {
  /// An event that the exchange tells.
  public AsyncAgiStart(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
