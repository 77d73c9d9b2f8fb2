package dev.parley.users.access;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Limits on wrong passwords, so that guessing takes too long.
///
/// A wrong password counts in three places: for the network that it came from (an IPv6 /64 is one),
/// for the account, and overall. Each has a number of tries that comes back with time:
///
/// | | tries | one comes back after |
/// |---|---|---|
/// | network | 32, the connections that one may have | a minute |
/// | account | 10 | 2 minutes |
/// | overall | 200 | a second |
///
/// Nobody can lock somebody else out: from a network in which somebody has signed in to the account
/// before, neither the account's limit nor the overall one counts, but one of its own for this
/// account and network, of the account's size. Who guesses elsewhere has no part in that; only who
/// shares the network does. A right password costs nothing.
///
/// The memory is bounded: the 10,000 networks and accounts that were used last are remembered.
/// Nothing survives the process.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SignInLimits {
  private static final int REMEMBERED = 10_000;
  private static final String OVERALL = "";

  private final Buckets<Network> networks;
  private final Buckets<String> accounts;
  private final Buckets<Home> homes;
  private final Buckets<String> overall;
  private final boolean limitsLoopback;

  /// An account at a network in which it has been used.
  private record Home(String account, Network network) {}

  /// Limits of the sizes above.
  ///
  /// @param now tells the time
  /// @param limitsLoopback whether the limit of a network holds for this machine itself too
  public SignInLimits(Supplier<Instant> now, boolean limitsLoopback) {
    this(
        now,
        limitsLoopback,
        new Limit(32, Duration.ofMinutes(1)),
        new Limit(10, Duration.ofMinutes(2)),
        new Limit(200, Duration.ofSeconds(1)));
  }

  /// Limits of other sizes.
  public SignInLimits(
      Supplier<Instant> now, boolean limitsLoopback, Limit network, Limit account, Limit overall) {
    this.limitsLoopback = limitsLoopback;
    this.networks = new Buckets<>(network, now, REMEMBERED);
    this.accounts = new Buckets<>(account, now, REMEMBERED);
    this.homes = new Buckets<>(account, now, REMEMBERED);
    this.overall = new Buckets<>(overall, now, 1);
  }

  /// Tries that somebody has, and how long it takes until one more comes back.
  ///
  /// Immutable.
  ///
  /// @param tries at least 1
  /// @param each longer than nothing
  public record Limit(int tries, Duration each) {
    /// @throws IllegalArgumentException if a value is out of its range
    public Limit {
      if (tries < 1 || !each.isPositive()) {
        throw new IllegalArgumentException(
            "limit: %d tries, one each %s (expected at least one, and some time)"
                .formatted(tries, each));
      }
    }
  }

  /// Takes one try, before the password is checked.
  ///
  /// @param account the key of the account, whether there is one or not
  /// @param atHome whether the account has been signed in to from this network before
  /// @return empty if the password may be checked; else how long it takes until it may, and nothing
  ///   is taken
  public Optional<Duration> take(InetAddress from, String account, boolean atHome) {
    List<Bucket> due = due(from, account, atHome);
    Duration wait =
        due.stream().map(Bucket::untilFree).max(Duration::compareTo).orElse(Duration.ZERO);
    if (wait.isPositive()) {
      return Optional.of(wait);
    }
    due.forEach(Bucket::take);
    return Optional.empty();
  }

  /// Gives back the try that was taken with the same values: the password was right, or could not
  /// be checked.
  public void giveBack(InetAddress from, String account, boolean atHome) {
    due(from, account, atHome).forEach(Bucket::giveBack);
  }

  private List<Bucket> due(InetAddress from, String account, boolean atHome) {
    Network network = Network.of(from);
    var due = new ArrayList<Bucket>(3);
    if (limitsLoopback || !from.isLoopbackAddress()) {
      due.add(networks.of(network));
    }
    if (atHome) {
      due.add(homes.of(new Home(account, network)));
    } else {
      due.add(accounts.of(account));
      due.add(overall.of(OVERALL));
    }
    return due;
  }
}
