package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody tried to use the exchange.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class SecurityEvent extends AsteriskEvent {
  /// For subclasses.
  protected SecurityEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return what was to be used, such as `AMI` or `PJSIP`}
  public final String service() {
    return text("Service");
  }

  /// {@return as whom}
  public final String accountId() {
    return text("AccountID");
  }

  /// {@return from where, as Asterisk writes it: `IPV4/TCP/127.0.0.1/41520`}
  public final String remoteAddress() {
    return text("RemoteAddress");
  }
}
