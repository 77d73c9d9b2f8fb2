package dev.parley.asterisk.event;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.LiveObject;
import dev.parley.asterisk.Manager;
import dev.parley.asterisk.Response;
import dev.parley.event.Duplicates;
import dev.parley.event.EventHandler;
import dev.parley.event.Listener;
import dev.parley.event.Registration;
import dev.parley.event.Registry;
import org.jspecify.annotations.Nullable;

/// Something of an exchange that lives on and follows its events. When the handlers of an event are
/// called, what it is about has changed already.
///
/// One can listen to it alone. Its own handlers are called behind those of the manager, unless one
/// of these has stopped the event; they go when it is gone.
///
/// Its commands send an action and wait for the response, as [Manager#send] does; so they throw
/// what that throws.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public abstract sealed class FollowedObject implements LiveObject
    permits Bridge, Channel, Peer, Queue {
  private final Exchange exchange;
  private @Nullable Registry registry;
  private boolean gone;

  FollowedObject(Exchange exchange) {
    this.exchange = exchange;
  }

  /// {@return the exchange that it belongs to}
  public final Exchange exchange() {
    return exchange;
  }

  @Override
  public final Manager manager() {
    return exchange.manager();
  }

  /// {@return whether it is no longer there, or no longer followed}
  public final boolean isGone() {
    return gone;
  }

  /// Calls the handler for every event of the class that is about this one, and of its subclasses.
  ///
  /// @return the handle to remove it by
  public final <E> Listener listen(Class<E> type, EventHandler<? super E> handler) {
    return on(type).listen(handler);
  }

  /// Begins the longer way to listen to this one, or to wait:
  /// `channel.on(Hangup.class).await(...)`.
  public final <E> Registration<E> on(Class<E> type) {
    if (registry == null) {
      registry =
          Registry.builder()
              .name(name())
              .source(manager())
              .strand(exchange.strand())
              .duplicates(Duplicates.MOVE_TO_END)
              .oncePerEvent()
              .build();
    }
    return registry.on(type);
  }

  /// Sends an action about this one.
  final Response send(Action action) {
    return manager().send(action.about(this));
  }

  /// Lets an event bubble to the handlers of this one alone.
  final void hear(AsteriskEvent event) {
    if (registry != null) {
      registry.forward(event);
    }
  }

  final void markGone() {
    gone = true;
  }

  @Override
  public final String toString() {
    return Fields.shown(name()) + (gone ? " (gone)" : "");
  }
}
