package dev.parley;

import dev.parley.event.Event;
import java.util.Objects;

/// Something that happens to a service as a whole.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public abstract class ServiceEvent extends Event {
  private final Service service;

  /// An event of the given service.
  protected ServiceEvent(Service service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  /// {@return the service that it happens to}
  public Service service() {
    return service;
  }
}
