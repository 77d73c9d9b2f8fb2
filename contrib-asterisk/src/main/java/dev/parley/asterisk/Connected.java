package dev.parley.asterisk;

import java.util.Objects;

/// The manager has logged in at its exchange.
///
/// Not thread-safe: many threads may use it, one at a time.
public class Connected extends AsteriskEvent {
  private final Banner banner;

  /// A connection; also for tests of those who listen to it.
  public Connected(Manager manager, Banner banner) {
    super(manager, Fields.NONE);
    this.banner = Objects.requireNonNull(banner, "banner");
  }

  /// {@return how the exchange introduced itself}
  public Banner banner() {
    return banner;
  }
}
