package dev.parley;

import dev.parley.link.Excess;
import java.util.Objects;

/// A client has exceeded a bound of what it may send or leave unread; see the [Excess] for what was
/// done about it. [Status#excesses] counts them.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class LimitExceeded extends TerminalEvent {
  private final Excess excess;

  /// An event of the given client, for [Service#trigger].
  public LimitExceeded(Client client, Excess excess) {
    super(client);
    this.excess = Objects.requireNonNull(excess, "excess");
  }

  /// {@return which bound}
  public Excess excess() {
    return excess;
  }

  @Override
  public String toString() {
    return super.toString() + " (" + excess + ")";
  }
}
