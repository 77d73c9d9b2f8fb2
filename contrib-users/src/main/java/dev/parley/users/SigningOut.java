package dev.parley.users;

import dev.parley.Client;

/// The last connection of a user is gone. The user is still among those who are online, and is
/// saved when the handlers of this event are done.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class SigningOut extends UserEvent {
  /// An event of the given user at the given client.
  public SigningOut(Client client, User user) {
    super(client, user);
  }
}
