package dev.parley.users;

import dev.parley.Client;

/// Somebody has gone, is saved, and is not among the users who are online any more.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class SignedOut extends UserEvent {
  /// An event of the given user at the given client.
  public SignedOut(Client client, User user) {
    super(client, user);
  }
}
