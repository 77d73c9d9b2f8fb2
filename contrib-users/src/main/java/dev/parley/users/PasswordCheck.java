package dev.parley.users;

import dev.parley.Client;
import dev.parley.users.access.Network;
import dev.parley.users.password.PasswordHashException;
import dev.parley.users.password.TooBusyException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// Checks the password of somebody who is signed in, within the limits, and tells what is wrong.
final class PasswordCheck {
  private PasswordCheck() {}

  /// {@return whether it is right} Waits.
  static boolean isRight(Users<?> users, Client client, User user, String secret) {
    if (secret.isEmpty()) {
      return false;
    }
    InetAddress from = client.address().getAddress();
    boolean atHome = user.isAtHome(Network.of(from).toString());
    Optional<Duration> wait = users.limits().take(from, user.key(), atHome);
    if (wait.isPresent()) {
      client.write(users.texts().tryLater(wait.get()));
      return false;
    }
    try {
      if (!users.passwords().matches(client, secret, user.password())) {
        client.write(users.texts().wrongPassword());
        return false;
      }
      users.limits().giveBack(from, user.key(), atHome);
      return true;
    } catch (PasswordHashException _) {
      client.write(users.texts().unreadable(user.name()));
    } catch (TooBusyException e) {
      client.write(Objects.requireNonNull(e.getMessage()));
    }
    users.limits().giveBack(from, user.key(), atHome);
    return false;
  }
}
