package dev.parley.event;

import dev.parley.strand.StoppingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something that happened. Subclasses carry what there is to know about it, and may let handlers
/// change it for the handlers after them.
///
/// Handlers can also hang free attributes on an event, so that an early one can pass on what it
/// found out. Events are mutable and need no locks, since the handlers of one event run one after
/// the other.
///
/// Not thread-safe: many threads may use it, one at a time.
// What is transient belongs to the dispatch in this process; the rest goes along to another one.
public abstract class Event {
  /// No dispatch is under way.
  static final int NONE = 0;

  /// A dispatch is under way, but none of its handlers that holds back the later ones.
  static final int BETWEEN = Integer.MIN_VALUE;

  private boolean stopped;
  private transient @Nullable Object source;

  /// The registries that it came through; null until it is forwarded, but for the first one.
  private transient @Nullable List<Registry> route;

  private transient @Nullable Registry first;
  private @Nullable Map<Key<?>, Object> attributes;

  /// What the dispatch that is under way, or was last, calls one by one.
  private transient Binding @Nullable [] calling;

  /// Which of [#calling] is being called, from 1; [#NONE] if none, [#BETWEEN] if a dispatch is
  /// between its calls.
  transient int at;

  /// The calls that are under way beside that dispatch: in tasks of their own, or by a dispatch of
  /// this same event inside it.
  private transient @Nullable List<Aside> asides;

  /// For subclasses.
  protected Event() {}

  /// Keeps later handlers from hearing this event, those of later phases too. Only handlers that
  /// asked for stopped events, and phases that are declared `always`, still hear it. A repeat call
  /// has no effect.
  public final void stop() {
    stopped = true;
  }

  /// {@return whether a handler has stopped this event}
  public final boolean isStopped() {
    return stopped;
  }

  /// {@return what fired this event first: a service, or the registry; null before it is triggered}
  public @Nullable Object source() {
    return source;
  }

  /// {@return the name that listeners by name match: by default the simple name of the class}
  public String name() {
    return getClass().getSimpleName();
  }

  /// Sets a free attribute.
  ///
  /// @throws ClassCastException if the value is of another type than the key's
  public final <T> void put(Key<T> key, T value) {
    if (attributes == null) {
      attributes = new HashMap<>(4);
    }
    attributes.put(key, key.check(value));
  }

  /// {@return the value of a free attribute, null if it is not set}
  public final <T> @Nullable T get(Key<T> key) {
    return attributes == null ? null : key.type().cast(attributes.get(key));
  }

  /// {@return whether a free attribute is set}
  public final boolean has(Key<?> key) {
    return attributes != null && attributes.containsKey(key);
  }

  /// {@return the value of a free attribute, which is not set any more; null if it was not}
  public final <T> @Nullable T remove(Key<T> key) {
    return attributes == null ? null : key.type().cast(attributes.remove(key));
  }

  /// Decides whether a failure ends this event without being one: nothing is reported, and its
  /// later handlers are not called. By default only the end of the strand is such a failure; for
  /// what a person does, that the person has left is another.
  ///
  /// @param failure what a handler of this event threw
  protected boolean endsQuietly(Throwable failure) {
    return failure instanceof StoppingException;
  }

  /// Called in a process that goes on with this event where another one was, before the handler
  /// that does: the time to make anew what was not handed over. What it throws is a failure of that
  /// handler. By default it does nothing.
  protected void resumed() throws Exception {}

  /// {@return what only the finest level of the log may show, such as a line that somebody typed;
  /// empty by default}
  protected String confidential() {
    return "";
  }

  /// {@return this event in one line for the log, without anything that somebody typed}
  @Override
  public String toString() {
    return name();
  }

  /// Notes who fires this event, unless somebody has before.
  final void firedBy(Registry registry) {
    if (source == null) {
      source = registry.source();
      first = registry;
    }
  }

  /// Notes what the dispatch that begins is going to call.
  // The same array is meant, not an equal one.
  @SuppressWarnings("ReferenceEquality")
  final void isCalledBy(Registry registry, Binding[] bindings) {
    // What was called before has been noted before; a store would cost more than to look.
    if (calling != bindings) {
      firedBy(registry);
      calling = bindings;
    }
  }

  /// Notes that calls go on beside the dispatch that is under way.
  final void begin(Aside aside) {
    if (asides == null) {
      asides = new ArrayList<>(2);
    }
    asides.add(aside);
  }

  /// Notes that such calls have ended.
  final void end(Aside aside) {
    if (asides != null) {
      asides.remove(aside);
    }
  }

  /// {@return the place of the handler that is being called in the registry; as the calling thread
  /// sees it, where it is one of several}
  final @Nullable Place place(Registry registry) {
    Aside aside = innermostAside();
    if (aside != null) {
      return aside.place(registry);
    }
    Binding[] bindings = calling;
    int called = at;
    if (bindings == null || called <= NONE || called > bindings.length) {
      return null;
    }
    Binding binding = bindings[called - 1];
    return binding.registry == registry ? binding.standing.place(false) : null;
  }

  private @Nullable Aside innermostAside() {
    if (asides != null) {
      for (Aside aside : asides.reversed()) {
        if (aside.isOf(Thread.currentThread())) {
          return aside;
        }
      }
    }
    return null;
  }

  /// Notes that it is forwarded to a registry.
  ///
  /// @throws IllegalStateException if it has been there before
  final void enters(Registry registry) {
    if (route == null) {
      route = new ArrayList<>(2);
      if (first != null) {
        route.add(first);
      }
    }
    if (route.contains(registry)) {
      throw new IllegalStateException(
          "%s goes in a circle: %s > %s; remove one of the forwardings"
              .formatted(
                  this,
                  route.stream().map(Registry::name).collect(Collectors.joining(" > ")),
                  registry.name()));
    }
    route.add(registry);
  }
}
