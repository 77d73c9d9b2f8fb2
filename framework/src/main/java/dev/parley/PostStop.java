package dev.parley;

/// Everybody has left and everything is closed. The place to close what [PreStart] opened; also
/// fired when the start failed after PreStart.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class PostStop extends ServiceEvent {
  /// An event of the given service, for [Service#trigger].
  public PostStop(Service service) {
    super(service);
  }
}
