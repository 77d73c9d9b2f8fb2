package dev.parley;

/// Something that a client's program says by itself, beside what the person types. It is told at
/// once, also while another event of the client is being handled or has a handler that waits; so it
/// comes in front of lines that are still to be handled. It is not told again to another process of
/// the service.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public abstract class TerminalEvent extends ClientEvent {
  TerminalEvent(Client client) {
    super(client);
  }
}
