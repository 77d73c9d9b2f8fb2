package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody tried an account that there is not.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class InvalidAccountId extends SecurityEvent {
  /// An event that the exchange tells.
  public InvalidAccountId(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
