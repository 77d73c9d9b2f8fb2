package dev.parley.rooms;

import dev.parley.Client;
import dev.parley.text.Text;
import dev.parley.users.UserEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Somebody is about to go through an exit, which leads somewhere and is open. Whoever listens may
/// keep them from it by [#refuse], or by [#stop] without a word.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Moving extends UserEvent {
  private final Walker walker;
  private final Room from;
  private final Room to;
  private final String exit;
  private @Nullable Text refusal;

  Moving(Client client, Walker walker, Room from, Room to, String exit) {
    super(client, walker);
    this.walker = walker;
    this.from = from;
    this.to = to;
    this.exit = exit;
  }

  /// {@return who}
  public Walker walker() {
    return walker;
  }

  /// {@return where the walker is}
  public Room from() {
    return from;
  }

  /// {@return where the exit leads}
  public Room to() {
    return to;
  }

  /// {@return the name of the exit}
  public String exit() {
    return exit;
  }

  /// Keeps the walker here, who reads why.
  public void refuse(Text why) {
    refusal = Objects.requireNonNull(why, "why");
    stop();
  }

  /// {@return why the walker stays; null if nobody said}
  public @Nullable Text refusal() {
    return refusal;
  }
}
