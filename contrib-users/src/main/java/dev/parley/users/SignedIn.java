package dev.parley.users;

import dev.parley.Client;

/// Somebody has signed in, as a guest too, and is among the users who are online. If that is not
/// the first connection, [Users#clients(User)] has several; see [TookOver].
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public class SignedIn extends UserEvent {
  /// An event of the given user at the given client.
  public SignedIn(Client client, User user) {
    super(client, user);
  }
}
