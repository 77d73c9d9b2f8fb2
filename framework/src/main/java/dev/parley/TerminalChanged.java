package dev.parley;

/// A client's [Client#terminal] is another than before: its window was resized, say.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class TerminalChanged extends TerminalEvent {
  /// An event of the given client, for [Service#trigger].
  public TerminalChanged(Client client) {
    super(client);
  }

  /// {@return what is known now}
  public Terminal terminal() {
    return client().terminal();
  }
}
