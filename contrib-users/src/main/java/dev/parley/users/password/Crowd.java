package dev.parley.users.password;

import dev.parley.link.Network;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many passwords of each network are in line, so that a few networks can't fill it.
///
/// Confined to its strand.
final class Crowd {
  static final int MOST = 16;

  /// Of the wider networks around one.
  static final int MOST_AROUND = 32;

  private final Map<Network, Integer> inLine = new HashMap<>();

  /// {@return whether there is room for one more; then it counts until it leaves}
  boolean enter(InetAddress from) {
    List<Network> around = Network.around(from);
    for (int i = 0; i < around.size(); i++) {
      if (inLine.getOrDefault(around.get(i), 0) >= (i == 0 ? MOST : MOST_AROUND)) {
        return false;
      }
    }
    around.forEach(network -> inLine.merge(network, 1, Integer::sum));
    return true;
  }

  void leave(InetAddress from) {
    for (Network network : Network.around(from)) {
      inLine.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
    }
  }
}
