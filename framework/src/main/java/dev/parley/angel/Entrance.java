package dev.parley.angel;

import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.ServiceLink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is open of a gate: the first process opens it, and those that follow find it open.
///
/// Thread-safe.
final class Entrance {
  private static final Logger log = LoggerFactory.getLogger(Entrance.class);

  private final GateLink gate;
  private final ServiceLink upwards;

  // Guarded by this.
  private @Nullable GateOptions opened;
  private List<InetSocketAddress> bound = List.of();
  private boolean limitsLogged;

  Entrance(GateLink gate, ServiceLink upwards) {
    this.gate = gate;
    this.upwards = upwards;
  }

  /// @throws IOException if what is open is not what is wanted
  synchronized List<InetSocketAddress> open(GateOptions wanted) throws IOException {
    if (opened == null) {
      bound = List.copyOf(gate.open(wanted, upwards));
      opened = wanted;
      return bound;
    }
    boolean same =
        opened.limits().equals(wanted.limits()) && opened.telnet().equals(wanted.telnet());
    if (!same && !limitsLogged) {
      limitsLogged = true;
      log.warn(
          "the limits, or what telnet offers, have changed since the gate was opened, which needs a stop and a start;"
              + " the old ones hold until then");
    }
    return find(opened.listeners(), wanted.listeners());
  }

  /// The same listener twice, as with port 0, is two.
  private List<InetSocketAddress> find(
      List<GateOptions.Listener> open, List<GateOptions.Listener> wanted) throws IOException {
    var left = new ArrayList<>(open);
    var ports = new ArrayList<>(bound);
    var found = new ArrayList<InetSocketAddress>();
    for (GateOptions.Listener listener : wanted) {
      int at = left.indexOf(listener);
      if (at >= 0) {
        left.remove(at);
        found.add(ports.remove(at));
      }
    }
    if (found.size() < wanted.size() || !left.isEmpty()) {
      throw new IOException(
          "listeners: %s (expected %s, which are open: to change them, stop and start)"
              .formatted(describe(wanted), describe(open)));
    }
    return List.copyOf(found);
  }

  private static List<String> describe(List<GateOptions.Listener> listeners) {
    return listeners.stream()
        .map(listener ->
            listener.address().getHostString()
                + ":"
                + listener.address().getPort()
                + " "
                + listener.mode())
        .toList();
  }
}
