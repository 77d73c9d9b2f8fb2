package dev.parley.link;

import java.time.Duration;
import java.util.Objects;

/// What a gate allows its clients. Each field is a setting of the service, described there; the
/// defaults are safe on the open internet. Zero means no limit where that is said.
///
/// Immutable.
///
/// @param maxLineLength bytes in one line, without its end; the rest of a longer one is dropped and
///   the client told once
/// @param maxWaitingLines lines (or pieces of raw data) that may wait for the service; past it the
///   socket is not read
/// @param unsentSoft bytes waiting to be read by a client; past it whole messages are dropped, and
///   the client is told how many when it reads again
/// @param unsentHard bytes waiting to be read by a client; past it the client is closed
/// @param unsentDeadline how long a client may leave unsent bytes without reading any; then it is
///   closed
/// @param maxConnections connections in all; further ones are told so and closed
/// @param maxConnectionsPerAddress connections from one address, an IPv6 /64 counting as one; zero:
///   no limit
/// @param connectionsPerSecond new connections in a second from one address; zero: no limit
/// @param limitLoopback whether the limits per address and per second also hold for loopback
///   addresses
/// @param negotiations telnet commands within ten seconds; past it the client is closed
/// @param idleTimeout how long a client may send nothing; zero: for ever
/// @param firstLineTimeout how long a client may take for its first input; zero: for ever
/// @param closeTimeout how long a closed client may take to read what is pending
public record Limits(
    int maxLineLength,
    int maxWaitingLines,
    int unsentSoft,
    int unsentHard,
    Duration unsentDeadline,
    int maxConnections,
    int maxConnectionsPerAddress,
    int connectionsPerSecond,
    boolean limitLoopback,
    int negotiations,
    Duration idleTimeout,
    Duration firstLineTimeout,
    Duration closeTimeout) {
  /// The defaults.
  public static final Limits DEFAULTS =
      new Limits(
          4096,
          64,
          256 * 1024,
          1024 * 1024,
          Duration.ofSeconds(60),
          20_000,
          32,
          10,
          false,
          256,
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(5));

  /// Refuses what makes no sense.
  public Limits {
    Objects.requireNonNull(unsentDeadline, "unsentDeadline");
    Objects.requireNonNull(idleTimeout, "idleTimeout");
    Objects.requireNonNull(firstLineTimeout, "firstLineTimeout");
    Objects.requireNonNull(closeTimeout, "closeTimeout");
    if (unsentHard < unsentSoft) {
      throw new IllegalArgumentException(
          "unsent-hard: %d (expected at least unsent-soft, which is %d)"
              .formatted(unsentHard, unsentSoft));
    }
  }
}
