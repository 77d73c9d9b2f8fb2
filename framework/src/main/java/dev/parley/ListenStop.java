package dev.parley;

import java.net.InetSocketAddress;

/// An address is not listened on any more. Fired once for each, after [PreStop].
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class ListenStop extends ServerEvent {
  /// An event of the given service and address, for [Service#trigger].
  public ListenStop(Service service, InetSocketAddress address) {
    super(service, address);
  }
}
