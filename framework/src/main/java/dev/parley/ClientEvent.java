package dev.parley;

import dev.parley.event.Event;
import java.util.Objects;

/// Something that happens to one client, or comes from it. The events of one client never overlap:
/// the next one begins when all handlers of the one before are done, with all their waiting. Only a
/// [TerminalEvent] does not wait for others.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public abstract class ClientEvent extends Event {
  private final Client client;
  private transient boolean redelivered;

  /// An event of the given client.
  protected ClientEvent(Client client) {
    this.client = Objects.requireNonNull(client, "client");
  }

  /// {@return whom it happens to}
  public Client client() {
    return client;
  }

  /// {@return the service that the client is connected to}
  public Service service() {
    return client.service();
  }

  /// {@return whether handlers of this event may have been called before, in a process that crashed
  /// or in one that was replaced while a handler waited} Nothing that they wrote or put then has
  /// come through, but what they did beyond the framework has: stored, sent elsewhere, told by a
  /// timer.
  public boolean redelivered() {
    return redelivered;
  }

  final void markRedelivered() {
    redelivered = true;
  }

  /// The end of the event's own client, as that of the service, is no failure of the handler that
  /// waited.
  @Override
  protected boolean endsQuietly(Throwable failure) {
    return super.endsQuietly(failure)
        || (failure instanceof DisconnectedException left && left.client().equals(client));
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " " + client;
  }
}
