package dev.parley;

/// Somebody has connected. What the client types is kept until the handlers of this event are done,
/// or ask for it.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Connect extends ClientEvent {
  /// An event of the given client, for [Service#trigger].
  public Connect(Client client) {
    super(client);
  }
}
