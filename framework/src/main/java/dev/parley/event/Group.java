package dev.parley.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Handlers that belong together, and come and go together: the annotated methods of an object, and
/// what is added by [#listen].
///
/// ```java
/// class Watch extends Group {
///   @On(Connect.class)
///   void connected(Connect event) { ... }
/// }
/// Attachment attachment = new Watch().attachTo(registry);
/// ```
///
/// A group may be attached to many registries, so that one object watches a network of services.
/// Each event tells its source; detaching from one leaves the others. If the registries share a
/// strand, the object needs no locks.
///
/// Thread-safe, as far as what its handlers do is.
public class Group {
  private final Object target;
  private final List<Bindings.Wanted> added = new CopyOnWriteArrayList<>();

  /// For subclasses, whose annotated methods are the handlers.
  protected Group() {
    target = this;
  }

  /// For subclasses that attach themselves. Events may come in before the constructor of the
  /// subclass has ended, so it sets its fields before it calls this one.
  // Meant to be so, as its comment says.
  @SuppressWarnings("this-escape")
  protected Group(Registry... registries) {
    target = this;
    for (Registry registry : registries) {
      attachTo(registry);
    }
  }

  private Group(Object target) {
    this.target = target;
  }

  /// {@return a group of the annotated methods of an object}
  public static Group of(Object target) {
    return new Group(target);
  }

  /// {@return an empty group, to be filled by [#listen]}
  public static Group create() {
    return new Group();
  }

  /// Adds a handler to those that will be attached; registries that the group is attached to
  /// already are not changed.
  ///
  /// @return this group
  public <E> Group listen(Class<E> type, EventHandler<? super E> handler) {
    return listen(type, _ -> {}, handler);
  }

  /// As [#listen(Class, EventHandler)], on terms such as `on -> on.times(1).first()`.
  ///
  /// @return this group
  @SuppressWarnings("unchecked")
  public <E> Group listen(
      Class<E> type, Consumer<Registration<E>> terms, EventHandler<? super E> handler) {
    var registration = new Registration<>(Unbound.INSTANCE, type);
    terms.accept(registration);
    added.add(new Bindings.Wanted(new Terms(registration.terms()), (EventHandler<Object>) handler));
    return this;
  }

  /// Binds all handlers, the annotated methods first, in the order in which they are written, those
  /// of base classes before those of subclasses. If there is a mistake in one, none is bound.
  ///
  /// @return the handle to detach all of them by
  /// @throws IllegalArgumentException if a handler can't be bound; the message names class and
  ///   method
  public Attachment attachTo(Registry registry) {
    List<Bindings.Wanted> wanted = new ArrayList<>(GroupMethods.of(target, registry));
    for (Bindings.Wanted each : added) {
      wanted.add(new Bindings.Wanted(new Terms(each.terms()), each.handler()));
    }
    return new Attachment(registry, registry.bindAll(wanted));
  }
}
