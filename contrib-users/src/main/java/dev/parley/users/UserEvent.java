package dev.parley.users;

import dev.parley.Client;
import dev.parley.ClientEvent;
import java.util.Objects;

/// Something that happens to a user who is connected.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public abstract class UserEvent extends ClientEvent {
  private final User user;

  /// An event of the given user at the given client.
  protected UserEvent(Client client, User user) {
    super(client);
    this.user = Objects.requireNonNull(user, "user");
  }

  /// {@return who}
  public User user() {
    return user;
  }

  @Override
  public String toString() {
    return super.toString() + " " + user.key();
  }
}
