package dev.parley.gate;

import dev.parley.link.Limits;
import dev.parley.link.Refusal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
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
  private final Map<InetAddress, Address> addresses = new HashMap<>();
  private int connections;

  Admission(Limits limits) {
    this.limits = limits;
  }

  /// {@return why this one may not connect, or null; who may is to [#leave] later}
  synchronized @Nullable Refusal enter(InetAddress address, long now) {
    if (connections >= limits.maxConnections()) {
      return Refusal.TOO_MANY;
    }
    if (isLimited(address)) {
      Address from = addresses.computeIfAbsent(network(address), _ -> new Address(now));
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

  synchronized void leave(InetAddress address) {
    connections--;
    @Nullable Address from = addresses.get(network(address));
    if (from != null) {
      from.connections--;
    }
  }

  /// Forgets the addresses that nothing depends on any more.
  synchronized void sweep(long now) {
    addresses.values().removeIf(from -> from.connections == 0 && now - from.windowStart >= SECOND);
  }

  private boolean isLimited(InetAddress address) {
    return limits.limitLoopback() || !address.isLoopbackAddress();
  }

  private static InetAddress network(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address;
    }
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, 8, 16, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("sixteen bytes are an address", e);
    }
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
