package dev.parley.gate;

import dev.parley.link.Limits;
import dev.parley.link.Network;
import dev.parley.link.Refusal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides who may connect, by how many there are in all, from one address, and per second. An IPv6
/// /64 is one address, since a single household has as many as that.
///
/// Thread-safe.
final class Admission {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Limits limits;
  private final Map<Network, Address> addresses = new HashMap<>();
  private int connections;

  Admission(Limits limits) {
    this.limits = limits;
  }

  /// Counts somebody who connects.
  ///
  /// @param ofProxy whether the address is that of a proxy, which may have many clients
  /// @return why this one may not connect, or null; who may is to [#leave] later
  synchronized @Nullable Refusal enter(InetAddress address, boolean ofProxy, long now) {
    if (connections >= limits.maxConnections()) {
      return Refusal.TOO_MANY;
    }
    if (isLimited(address, ofProxy)) {
      Address from = addresses.computeIfAbsent(Network.of(address), _ -> new Address(now));
      if (now - from.windowStart >= SECOND) {
        from.windowStart = now;
        from.entered = 0;
      }
      if (limits.connectionsPerSecond() > 0 && from.entered >= limits.connectionsPerSecond()) {
        return Refusal.TOO_OFTEN;
      }
      if (limits.maxConnectionsPerAddress() > 0
          && from.connections >= limits.maxConnectionsPerAddress()) {
        return Refusal.TOO_MANY_OF_ADDRESS;
      }
      from.entered++;
      from.connections++;
    }
    connections++;
    return null;
  }

  synchronized void leave(InetAddress address, boolean ofProxy) {
    connections--;
    @Nullable Address from = addresses.get(Network.of(address));
    if (from != null && isLimited(address, ofProxy)) {
      from.connections--;
    }
  }

  /// Forgets the addresses that nothing depends on any more.
  synchronized void sweep(long now) {
    addresses.values().removeIf(from -> from.connections == 0 && now - from.windowStart >= SECOND);
  }

  private boolean isLimited(InetAddress address, boolean ofProxy) {
    return limits.limitLoopback() || !(ofProxy || address.isLoopbackAddress());
  }

  private static final class Address {
    private int connections;
    private int entered;
    private long windowStart;

    private Address(long now) {
      windowStart = now;
    }
  }
}
