package dev.parley;

/// The service is about to stop. Clients can still be written to, and what is written is sent.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class PreStop extends ServiceEvent {
  /// An event of the given service, for [Service#trigger].
  public PreStop(Service service) {
    super(service);
  }
}
