package dev.parley.users;

import dev.parley.Client;
import java.util.Objects;

/// Somebody who was online has signed in again, and goes on with the new connection; the former one
/// is being closed. The user has never been away: there is no [SigningOut].
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class TookOver extends SignedIn {
  private final Client former;

  /// @param client the new connection
  /// @param former the one that it stands for
  public TookOver(Client client, User user, Client former) {
    super(client, user);
    this.former = Objects.requireNonNull(former, "former");
  }

  /// {@return the connection that is being closed}
  public Client former() {
    return former;
  }
}
