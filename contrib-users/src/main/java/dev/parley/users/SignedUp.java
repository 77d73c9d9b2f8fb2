package dev.parley.users;

import dev.parley.Client;

/// Somebody has made an account, which is saved. [SignedIn] follows.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class SignedUp extends UserEvent {
  /// An event of the given user at the given client.
  public SignedUp(Client client, User user) {
    super(client, user);
  }
}
