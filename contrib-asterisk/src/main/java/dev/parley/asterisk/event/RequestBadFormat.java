package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody asked for something that makes no sense.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class RequestBadFormat extends SecurityEvent {
  /// An event that the exchange tells.
  public RequestBadFormat(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return what}
  public String requestType() {
    return text("RequestType");
  }
}
