package dev.parley.link;

import java.net.InetSocketAddress;
import java.util.List;

/// What a service asks of its gate.
///
/// Immutable.
///
/// @param listeners where to listen and how
/// @param limits what clients may do
/// @param telnet what is negotiated with [Mode#LINE] clients
/// @param proxies whose word on where clients come from is taken
public record GateOptions(
    List<Listener> listeners, Limits limits, TelnetPolicy telnet, Proxies proxies) {
  /// Copies the list.
  public GateOptions {
    listeners = List.copyOf(listeners);
  }

  /// One address to listen at.
  ///
  /// @param address host and port; port 0 picks a free one
  public record Listener(InetSocketAddress address, Mode mode) {}
}
