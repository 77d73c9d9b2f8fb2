package dev.parley.users;

import dev.parley.Client;
import dev.parley.Service;
import dev.parley.link.Network;
import dev.parley.users.access.SignInLimits;
import dev.parley.users.password.PasswordHashException;
import dev.parley.users.password.TooBusyException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks passwords within the limits, and tells what is wrong.
final class PasswordCheck {
  private static final Logger log = LoggerFactory.getLogger(PasswordCheck.class);

  /// Where names are secret, a wrong password is answered at a multiple of this: older hashes take
  /// another time than new ones, and the answer to an unknown name takes that of a new one.
  private static final Duration BEAT = Duration.ofSeconds(1);

  /// What came of it.
  enum Outcome {
    RIGHT,
    /// Or not looked at, since others were wrong.
    WRONG,
    /// Could not be checked, which is nobody's fault.
    UNDECIDED
  }

  private PasswordCheck() {}

  /// Checks the password of somebody who is signed in. Waits.
  static boolean isRight(Users<?> users, Client client, User user, String secret) {
    return !secret.isEmpty() && of(users, client, user.key(), user, secret) == Outcome.RIGHT;
  }

  /// Checks a password. Waits.
  ///
  /// @param user null for nobody, whose password is always wrong
  static Outcome of(Users<?> users, Client client, String key, @Nullable User user, String secret) {
    Service service = users.service();
    Instant asked = service.now();
    InetAddress from = client.address().getAddress();
    boolean atHome = user != null && user.isAtHome(Network.of(from));
    SignInLimits.Turn turn = users.limits().take(from, key, atHome);
    if (turn.isRefused()) {
      client.write(users.texts().tryLater(turn.delay()));
      return Outcome.WRONG;
    }
    if (turn.delay().isPositive()) {
      String words = users.texts().oneMoment(turn.delay());
      if (words != null) {
        client.write(words);
      }
      service.sleep(turn.delay());
    }
    try {
      if (users.passwords().matches(client, secret, user == null ? null : user.password())) {
        users.limits().giveBack(from, key, atHome);
        return Outcome.RIGHT;
      }
    } catch (PasswordHashException e) {
      log.warn("the password of {} can't be checked", key, e);
      if (!users.hidesNames()) {
        users.limits().giveBack(from, key, atHome);
        client.write(users.texts().unreadable(user == null ? key : user.name()));
        return Outcome.UNDECIDED;
      }
    } catch (TooBusyException e) {
      users.limits().giveBack(from, key, atHome);
      client.write(Objects.requireNonNull(e.getMessage()));
      return Outcome.UNDECIDED;
    }
    if (users.hidesNames()) {
      Duration taken = Duration.between(asked, service.now());
      service.sleep(BEAT.multipliedBy(taken.dividedBy(BEAT) + 1).minus(taken));
    }
    client.write(users.texts().wrongPassword());
    return Outcome.WRONG;
  }
}
