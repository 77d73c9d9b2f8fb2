package dev.parley;

/// The settings are read; nothing is opened yet. The place to open what the service needs.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class PreStart extends ServiceEvent {
  /// An event of the given service, for [Service#trigger].
  public PreStart(Service service) {
    super(service);
  }
}
