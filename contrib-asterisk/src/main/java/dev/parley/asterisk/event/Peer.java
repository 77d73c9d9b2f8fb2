package dev.parley.asterisk.event;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.Response;

/// A telephone, or another exchange. It stays when the connection is lost, and what it knows is
/// read anew.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Peer extends FollowedObject {
  private final String name;
  private String status = "";
  private String address = "";
  private DeviceState deviceState = DeviceState.UNKNOWN;

  Peer(Exchange exchange, String name) {
    super(exchange);
    this.name = name;
  }

  /// {@return technology and name, such as `PJSIP/ann`}
  @Override
  public String name() {
    return name;
  }

  /// {@return whether it can be reached, as Asterisk worded it last; empty if it did not}
  public String status() {
    return status;
  }

  /// {@return where it is; empty if it is not known}
  public String address() {
    return address;
  }

  /// {@return what it does}
  public DeviceState deviceState() {
    return deviceState;
  }

  /// Calls it, and connects it with an extension when it answers. Does not wait for that: an
  /// [OriginateResponse] tells what became of it.
  public Response call(String context, String extension) {
    return send(
        Action.of("Originate")
            .with("Channel", name)
            .with("Context", context)
            .with("Exten", extension)
            .with("Priority", 1)
            .with("Async", true));
  }

  // ---- following

  void follow(PeerEvent event) {
    switch (event) {
      case PeerStatus told -> {
        status = Read.kept(told.status());
        address = Read.kept(told.address());
      }
      case PeerEntry told -> {
        status = Read.kept(told.status());
        address = Read.kept(told.address());
      }
      case ContactStatus told -> {
        status = Read.kept(told.status());
        address = Read.kept(told.uri());
      }
      case EndpointEntry told -> deviceState = told.deviceState().orElse(deviceState);
      default -> {}
    }
  }

  void follow(DeviceStateChange event) {
    deviceState = event.state().orElse(deviceState);
  }
}
