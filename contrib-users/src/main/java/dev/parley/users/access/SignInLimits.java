package dev.parley.users.access;

import dev.parley.link.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Limits on wrong passwords, so that guessing takes too long, and on new accounts.
///
/// A wrong password counts for several at once. Each has a number of tries that comes back with
/// time:
///
/// | of | tries | one comes back after |
/// |---|---|---|
/// | a network: an IPv4 address, or an IPv6 /64 | 32, the connections that one may have | a minute |
/// | an IPv6 /56 | 64 | 30 seconds |
/// | an IPv6 /48 | 128 | 15 seconds |
/// | an account, from one IPv4 address or IPv6 /48 | 10 | 5 minutes |
/// | an account | 100 | 10 seconds |
/// | everybody | 1500 | a second |
///
/// Who has no try in one of the first four is refused. Who has none in the last two waits for one,
/// and is refused only if that takes longer than half a minute: so a few networks can't keep
/// somebody out who comes from another one. It takes some thirty IPv4 addresses or IPv6 /48s, which
/// do nothing else, to use up the tries of an account for good.
///
/// At home, in a network from which somebody has signed in to the account before, only two count:
/// the network itself, and the tries of the account from that network, an IPv6 /64 here. Who
/// guesses elsewhere has no part in those, however many they are; only who shares the network does.
/// A right password costs nothing.
///
/// New accounts are 20 for a network, of which one comes back after 3 minutes; twice and four times
/// as many in an IPv6 /56 and /48.
///
/// The memory is bounded: of each kind the 10,000 who have used most tries are remembered. Nothing
/// survives the process.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SignInLimits {
  private static final int REMEMBERED = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ALL = "";

  private final Supplier<Instant> now;
  private final boolean limitsLoopback;

  /// By network, and by the wider ones around it.
  private final List<Buckets<Network>> networks;

  private final Buckets<Place> places;
  private final Buckets<String> accounts;
  private final Buckets<String> everybody;
  private final List<Buckets<Network>> signUps;

  /// An account as seen from a network.
  private record Place(String account, Network network) {}

  /// A try of somebody, for which one may wait so long.
  private record Share<K>(Buckets<K> of, K key, Duration patience) {
    Duration untilFree(Instant now) {
      return of.untilFree(key, now);
    }

    void take(Instant now) {
      of.take(key, now);
    }

    void giveBack(Instant now) {
      of.giveBack(key, now);
    }
  }

  /// Limits of the sizes above.
  ///
  /// @param now tells the time
  /// @param limitsLoopback whether the limits of networks hold for this machine itself too
  public SignInLimits(Supplier<Instant> now, boolean limitsLoopback) {
    this(
        now,
        limitsLoopback,
        new Limit(32, Duration.ofMinutes(1)),
        new Limit(10, Duration.ofMinutes(5)),
        new Limit(100, Duration.ofSeconds(10)),
        new Limit(1500, Duration.ofSeconds(1)));
  }

  SignInLimits(
      Supplier<Instant> now,
      boolean limitsLoopback,
      Limit network,
      Limit place,
      Limit account,
      Limit overall) {
    this.now = now;
    this.limitsLoopback = limitsLoopback;
    this.networks = widening(network);
    this.places = new Buckets<>(place, REMEMBERED);
    this.accounts = new Buckets<>(account, REMEMBERED);
    this.everybody = new Buckets<>(overall, 1);
    this.signUps = widening(new Limit(20, Duration.ofMinutes(3)));
  }

  private static List<Buckets<Network>> widening(Limit limit) {
    var wider = new ArrayList<Buckets<Network>>();
    for (int i = 0; i < Network.WIDTHS; i++) {
      wider.add(new Buckets<>(limit.times(1 << i), REMEMBERED));
    }
    return List.copyOf(wider);
  }

  /// Tries that somebody has, and how long it takes until one more comes back.
  ///
  /// Immutable.
  ///
  /// @param tries at least 1
  /// @param each longer than nothing
  record Limit(int tries, Duration each) {
    /// @throws IllegalArgumentException if a value is out of its range
    Limit {
      if (tries < 1 || !each.isPositive()) {
        throw new IllegalArgumentException(
            "limit: %d tries, one each %s (expected at least one, and some time)"
                .formatted(tries, each));
      }
    }

    private Limit times(int factor) {
      return new Limit(tries * factor, each.dividedBy(factor));
    }
  }

  /// What comes of asking for a try.
  ///
  /// Immutable.
  ///
  /// @param isRefused whether there is none, and nothing was taken
  /// @param delay how long to wait before using it; if there is none, before asking again
  public record Turn(boolean isRefused, Duration delay) {}

  /// Takes one try, before the password is checked.
  ///
  /// @param account the key of the account, whether there is one or not
  /// @param atHome whether the account has been signed in to from this network before
  public Turn take(InetAddress from, String account, boolean atHome) {
    return take(due(from, account, atHome));
  }

  /// Gives back the try that was taken with the same values: the password was right, or could not
  /// be checked.
  public void giveBack(InetAddress from, String account, boolean atHome) {
    Instant time = now.get();
    due(from, account, atHome).forEach(share -> share.giveBack(time));
  }

  /// Takes one of the accounts that may be made from there. There is never a delay before using it.
  public Turn takeSignUp(InetAddress from) {
    List<Share<?>> due = new ArrayList<>();
    if (isLimited(from)) {
      addAll(due, signUps, Network.around(from));
    }
    return take(due);
  }

  private Turn take(List<Share<?>> due) {
    Instant time = now.get();
    Duration refused = Duration.ZERO;
    Duration wait = Duration.ZERO;
    for (Share<?> share : due) {
      Duration until = share.untilFree(time);
      if (until.compareTo(share.patience()) > 0) {
        refused = longer(refused, until);
      } else {
        wait = longer(wait, until);
      }
    }
    if (refused.isPositive()) {
      return new Turn(true, refused);
    }
    due.forEach(share -> share.take(time));
    return new Turn(false, wait);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private List<Share<?>> due(InetAddress from, String account, boolean atHome) {
    List<Network> around = Network.around(from);
    List<Share<?>> due = new ArrayList<>();
    if (isLimited(from)) {
      addAll(due, networks, atHome ? around.subList(0, 1) : around);
    }
    Network seenFrom = atHome ? around.getFirst() : around.getLast();
    due.add(new Share<>(places, new Place(account, seenFrom), Duration.ZERO));
    if (!atHome) {
      due.add(new Share<>(accounts, account, PATIENCE));
      due.add(new Share<>(everybody, ALL, PATIENCE));
    }
    return due;
  }

  private boolean isLimited(InetAddress from) {
    return limitsLoopback || !from.isLoopbackAddress();
  }

  private static void addAll(
      List<Share<?>> due, List<Buckets<Network>> buckets, List<Network> around) {
    for (int i = 0; i < around.size(); i++) {
      due.add(new Share<>(buckets.get(i), around.get(i), Duration.ZERO));
    }
  }
}
