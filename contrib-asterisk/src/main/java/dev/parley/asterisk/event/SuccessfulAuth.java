package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody has logged in at the exchange.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SuccessfulAuth extends SecurityEvent {
  /// An event that the exchange tells.
  public SuccessfulAuth(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
