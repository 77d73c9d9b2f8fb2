package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;

/// The live objects of an exchange have been read, after the manager has logged in.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Loaded extends AsteriskEvent {
  private final Exchange exchange;

  /// A loading; also for tests of those who listen to it.
  public Loaded(Exchange exchange) {
    super(exchange.manager(), Fields.NONE);
    this.exchange = exchange;
  }

  /// {@return the live objects}
  public Exchange exchange() {
    return exchange;
  }
}
