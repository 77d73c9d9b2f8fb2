package dev.parley;

import java.util.Objects;

/// A client's program has sent a subnegotiation of an option that the service has declared, see
/// [Service#declare].
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Subnegotiation extends TerminalEvent {
  private final int option;
  private final byte[] payload;

  /// As if the client had sent it, for [Service#trigger].
  public Subnegotiation(Client client, int option, byte[] payload) {
    super(client);
    this.option = option;
    this.payload = Objects.requireNonNull(payload, "payload");
  }

  /// {@return the code of the option}
  public int option() {
    return option;
  }

  /// {@return what it carries; not a copy}
  public byte[] payload() {
    return payload;
  }

  @Override
  public String toString() {
    return super.toString() + " of option " + option;
  }
}
