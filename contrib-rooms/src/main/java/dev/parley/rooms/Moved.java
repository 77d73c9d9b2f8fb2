package dev.parley.rooms;

import dev.parley.Client;
import dev.parley.users.UserEvent;
import org.jspecify.annotations.Nullable;

/// Somebody who is online has come into a room, and has seen it.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Moved extends UserEvent {
  private final Walker walker;
  private final @Nullable Room from;
  private final Room to;

  Moved(Client client, Walker walker, @Nullable Room from, Room to) {
    super(client, walker);
    this.walker = walker;
    this.from = from;
    this.to = to;
  }

  /// {@return who}
  public Walker walker() {
    return walker;
  }

  /// {@return where the walker was; null for who has just signed in, or whose room is gone}
  public @Nullable Room from() {
    return from;
  }

  /// {@return where the walker is}
  public Room to() {
    return to;
  }
}
