package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel is being called.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DialBegin extends DialEvent {
  /// An event that the exchange tells.
  public DialBegin(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whom, as it was written for the technology of the channel}
  public String dialString() {
    return Read.text(fields(), "DialString", "Dialstring");
  }
}
