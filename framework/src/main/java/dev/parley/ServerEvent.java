package dev.parley;

import dev.parley.event.Event;
import java.net.InetSocketAddress;
import java.util.Objects;

/// Something that happens to one of the addresses that a service listens on.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public abstract class ServerEvent extends Event {
  private final Service service;
  private final InetSocketAddress address;

  /// An event of the given service and address.
  protected ServerEvent(Service service, InetSocketAddress address) {
    this.service = Objects.requireNonNull(service, "service");
    this.address = Objects.requireNonNull(address, "address");
  }

  /// {@return the service that listens}
  public Service service() {
    return service;
  }

  /// {@return where it listens, with the port that was picked for port 0}
  public InetSocketAddress address() {
    return address;
  }

  /// {@return the name or number of the host}
  public String host() {
    return address.getHostString();
  }

  /// {@return the port}
  public int port() {
    return address.getPort();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " " + host() + ":" + port();
  }
}
