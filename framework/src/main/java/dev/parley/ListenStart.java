package dev.parley;

import java.net.InetSocketAddress;

/// An address is bound. Fired once for each, between [PreStart] and [PostStart].
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class ListenStart extends ServerEvent {
  /// An event of the given service and address, for [Service#trigger].
  public ListenStart(Service service, InetSocketAddress address) {
    super(service, address);
  }
}
