package dev.parley;

/// Everything is open; people are let in when the handlers of this event are done.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class PostStart extends ServiceEvent {
  /// An event of the given service, for [Service#trigger].
  public PostStart(Service service) {
    super(service);
  }
}
