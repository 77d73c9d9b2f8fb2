package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody gave a wrong secret.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class InvalidPassword extends SecurityEvent {
  /// An event that the exchange tells.
  public InvalidPassword(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
