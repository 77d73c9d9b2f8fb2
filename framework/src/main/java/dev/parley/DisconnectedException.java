package dev.parley;

import dev.parley.strand.WaitException;
import java.io.Serial;

/// The client that was waited for has left. Seldom worth catching: the event of the client itself
/// ends quietly, and [Disconnect] follows.
public final class DisconnectedException extends WaitException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Client client;

  DisconnectedException(Client client) {
    super(client + " has left");
    this.client = client;
  }

  /// {@return who has left}
  public Client client() {
    return client;
  }
}
