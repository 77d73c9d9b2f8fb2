package dev.parley;

import java.net.InetSocketAddress;

/// An address is handed over to another process of this service, which goes on listening there.
/// Fired once for each, after [PreRestart]; no [ListenStop] follows.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Suspend extends ServerEvent {
  /// An event of the given service and address, for [Service#trigger].
  public Suspend(Service service, InetSocketAddress address) {
    super(service, address);
  }
}
