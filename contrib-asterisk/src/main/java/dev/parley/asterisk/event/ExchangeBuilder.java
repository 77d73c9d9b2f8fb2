package dev.parley.asterisk.event;

import dev.parley.asterisk.Manager;
import java.util.Objects;

/// What is set before an [Exchange] follows a manager.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ExchangeBuilder {
  final Manager manager;
  int limit = 10_000;
  boolean loads = true;

  ExchangeBuilder(Manager manager) {
    this.manager = Objects.requireNonNull(manager, "manager");
  }

  /// Says how many objects of a kind are kept, 10,000 by default; past it the oldest are forgotten.
  ///
  /// @return this
  /// @throws IllegalArgumentException if it is less than 1
  public ExchangeBuilder limit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("limit: " + most + " (expected 1 or more)");
    }
    limit = most;
    return this;
  }

  /// Leaves it at what events tell, instead of asking the exchange for its channels, queues and
  /// peers when the manager has logged in.
  ///
  /// @return this
  public ExchangeBuilder withoutLoading() {
    loads = false;
    return this;
  }

  /// {@return the exchange, which follows its manager from now on}
  public Exchange follow() {
    var exchange = new Exchange(this);
    exchange.begin();
    return exchange;
  }
}
