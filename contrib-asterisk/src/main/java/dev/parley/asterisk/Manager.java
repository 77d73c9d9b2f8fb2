package dev.parley.asterisk;

import dev.parley.Service;
import dev.parley.event.Duplicates;
import dev.parley.event.EventHandler;
import dev.parley.event.Listener;
import dev.parley.event.Registration;
import dev.parley.event.Registry;
import dev.parley.strand.Strand;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The connection of a service with the manager interface of one Asterisk. A service may have
/// several, one for each exchange.
///
/// Thread-safe.
public final class Manager {
  private final Service service;
  private final Strand strand;
  private final String name;
  private final EventTypes eventTypes = EventTypes.known();
  private final List<Consumer<? super AsteriskEvent>> followers = new CopyOnWriteArrayList<>();
  private final Registry registry;

  Manager(ManagerBuilder builder) {
    service = builder.service;
    name = builder.name;
    strand = Objects.requireNonNull(service.registry().strand(), "strand");
    registry =
        Registry.builder()
            .name("asterisk " + name)
            .source(this)
            .strand(strand)
            .duplicates(Duplicates.MOVE_TO_END)
            .oncePerEvent()
            .build();
  }

  /// {@return what is set before a manager is made}
  public static ManagerBuilder of(Service service) {
    return new ManagerBuilder(service);
  }

  /// {@return what this manager is called in messages}
  public String name() {
    return name;
  }

  /// {@return the service that it belongs to}
  public Service service() {
    return service;
  }

  /// {@return the registry of its events}
  public Registry registry() {
    return registry;
  }

  /// {@return which classes its events have}
  public EventTypes eventTypes() {
    return eventTypes;
  }

  /// Calls the handler for every event of the class, and of its subclasses.
  public <E> Listener listen(Class<E> type, EventHandler<? super E> handler) {
    return registry.listen(type, handler);
  }

  /// Begins the longer way to listen.
  public <E> Registration<E> on(Class<E> type) {
    return registry.on(type);
  }

  /// Has every event seen before its handlers are called, on the strand and in order, by who keeps
  /// live objects; it must not wait.
  public void follow(Consumer<? super AsteriskEvent> follower) {
    followers.add(Objects.requireNonNull(follower, "follower"));
  }

  @Override
  public String toString() {
    return "manager of " + name;
  }
}
