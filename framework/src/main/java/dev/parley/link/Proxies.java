package dev.parley.link;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Who may speak for others: machines that pass connections on, and say with a header of the PROXY
/// protocol whose each of them is. Of anybody else such a header is input like any other.
///
/// Immutable.
///
/// @param networks where they are
/// @param headerTimeout how long one may take until its header is there
public record Proxies(List<Network> networks, Duration headerTimeout) {
  /// Nobody.
  public static final Proxies NONE = new Proxies(List.of(), Duration.ofSeconds(5));

  /// Copies the list.
  public Proxies {
    networks = List.copyOf(networks);
    Objects.requireNonNull(headerTimeout, "headerTimeout");
  }

  /// {@return whether it is the address of one of them}
  public boolean include(InetAddress address) {
    for (Network network : networks) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
