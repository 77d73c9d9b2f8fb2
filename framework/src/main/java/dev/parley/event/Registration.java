package dev.parley.event;

import dev.parley.strand.StoppingException;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The longer way to listen: says step by step which events a handler hears, when and how often,
/// and ends with [#listen].
///
/// ```java
/// registry.on(Login.class).where(Login.ROLE, "admin").times(1).listen(event -> ...);
/// ```
///
/// Nothing is registered before the last call; one registration can be the pattern for several
/// handlers.
///
/// Not thread-safe: many threads may use it, one at a time.
///
/// @param <E> the class of events
public final class Registration<E> {
  private final Binder binder;
  private final Terms terms;

  Registration(Binder binder, Class<E> type) {
    this.binder = binder;
    this.terms = new Terms(requireClass(type));
  }

  private Registration(Binder binder, Terms terms) {
    this.binder = binder;
    this.terms = terms;
  }

  private static Class<?> requireClass(Class<?> type) {
    if (type.isInterface() || type.isPrimitive() || type.isArray()) {
      throw new IllegalArgumentException(
          type.getName()
              + " can't be listened to (expected a class; events are dispatched by their class and its"
              + " superclasses, never by interfaces)");
    }
    return type;
  }

  /// Removes the handler after so many calls. A call counts when it starts, so that a handler that
  /// triggers the same event is not called once more.
  ///
  /// @throws IllegalArgumentException if it is less than 1
  public Registration<E> times(long calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("times: " + calls + " (expected 1 or more)");
    }
    terms.times = calls;
    return this;
  }

  /// Calls the handler only if the predicate is true, at its turn. Several must all be true. One
  /// that throws counts as a failure of the handler, and as false.
  @SuppressWarnings("unchecked")
  public Registration<E> when(Predicate<? super E> predicate) {
    Objects.requireNonNull(predicate, "predicate");
    terms.when = and(terms.when, (Predicate<Object>) predicate);
    return this;
  }

  private static Predicate<Object> and(
      @Nullable Predicate<Object> first, Predicate<Object> second) {
    return first == null ? second : first.and(second);
  }

  /// Calls the handler only for events whose attribute equals the value; several attributes must
  /// all be equal. Attributes are read once, when the event is triggered, and looked up in an
  /// index: a thousand listeners for a thousand values cost an event one look-up.
  ///
  /// @throws IllegalArgumentException if the event class does not have the attribute, or it was
  ///   given before
  public <V> Registration<E> where(Attribute<V> attribute, V value) {
    Objects.requireNonNull(value, "value");
    if (!attribute.owner().isAssignableFrom(terms.type)) {
      throw new IllegalArgumentException(
          "%s does not have the attribute %s (expected one of its own or of a superclass)"
              .formatted(terms.type.getName(), attribute));
    }
    if (terms.where.putIfAbsent(attribute, value) != null) {
      throw new IllegalArgumentException(attribute + " is given twice, and can't equal two values");
    }
    return this;
  }

  /// As [#where(Attribute, Object)], with the attribute found by its name: a constant of the event
  /// class of that attribute name, or else its method without parameters of that name.
  ///
  /// @throws IllegalArgumentException if the event class declares no such attribute, or the value
  ///   is of a type that the method never returns
  @SuppressWarnings("unchecked")
  public Registration<E> where(String attribute, Object value) {
    Attribute<?> found = AttributeFinder.find(terms.type, attribute);
    found.requireType(value);
    return where((Attribute<Object>) found, value);
  }

  /// Calls the handler only for events of exactly this name; names are indexed like attributes. The
  /// name of an object that is no [Event] is the simple name of its class.
  public Registration<E> named(String name) {
    terms.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /// Calls the handler only for events whose name matches the pattern from its start; it need not
  /// match to the name's end.
  public Registration<E> named(Pattern pattern) {
    terms.pattern = Objects.requireNonNull(pattern, "pattern");
    return this;
  }

  /// Puts the handler into a phase; by default it is in the middle one.
  public Registration<E> in(Phase phase) {
    terms.phase = Objects.requireNonNull(phase, "phase");
    return this;
  }

  /// Puts the handler before all others of its phase that are there at that time.
  public Registration<E> first() {
    terms.place = Terms.Place.FIRST;
    return this;
  }

  /// Puts the handler behind all others of its phase, except later ones that are `last` too.
  public Registration<E> last() {
    terms.place = Terms.Place.LAST;
    return this;
  }

  /// Calls the handler even if an earlier one has stopped the event.
  public Registration<E> evenIfStopped() {
    terms.evenIfStopped = true;
    return this;
  }

  /// Lets later handlers go on as soon as this one waits. It starts in its place, in a task of its
  /// own, and holds neither its phase nor the trigger; only the stop of the registry waits for it.
  public Registration<E> detached() {
    terms.detached = true;
    return this;
  }

  /// Calls the handler once for an event that it would hear through several registrations that say
  /// so, at the earliest place.
  public Registration<E> oncePerEvent() {
    terms.oncePerEvent = true;
    return this;
  }

  /// Removes the handler when the predicate is true, which is tested before each call.
  @SuppressWarnings("unchecked")
  public Registration<E> expireWhen(Predicate<? super E> predicate) {
    terms.expireWhen = (Predicate<Object>) Objects.requireNonNull(predicate, "predicate");
    return this;
  }

  /// Names the handler in logs, metrics and at restarts.
  public Registration<E> label(String label) {
    terms.label = Objects.requireNonNull(label, "label");
    return this;
  }

  /// Registers the handler on these terms.
  ///
  /// @return the handle to remove it by
  /// @throws IllegalArgumentException if the registry does not have the phase
  /// @throws IllegalStateException if the registry rejects duplicates and this is one, or if the
  ///   handler is detached and the registry has no strand
  @SuppressWarnings("unchecked")
  public Listener listen(EventHandler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return binder.bind(new Terms(terms), (EventHandler<Object>) handler);
  }

  /// Registers a handler that goes when its target is collected. The handler must not refer to the
  /// target by itself: pass a method of its class.
  ///
  /// ```java
  /// registry.on(Move.class).weakly(room, Room::moved);
  /// ```
  ///
  /// @return the handle to remove it by
  public <T> Listener weakly(T target, WeakHandler<T, ? super E> handler) {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(handler, "handler");
    @SuppressWarnings("unchecked")
    var untyped = (WeakHandler<Object, Object>) handler;
    return binder.bindWeakly(new Terms(terms), target, untyped);
  }

  /// Waits for the next event on these terms. The wait has its place behind the handlers of the
  /// last phase, unless a phase is given, and does not stop the event.
  ///
  /// On the strand of the registry it leaves the strand to others; any other thread is blocked.
  ///
  /// @param limit at most this long
  /// @throws WaitTimeoutException if there is none in time
  /// @throws StoppingException if the strand stops, or the waiting thread is interrupted
  /// @throws IllegalStateException on an event loop
  @SuppressWarnings("unchecked")
  public E await(Duration limit) {
    return (E) NextEvent.await(binder, atTheEnd().times(1).terms, limit);
  }

  /// Follows the events on these terms, keeping up to 1024 that nobody has asked for yet.
  public EventStream<E> stream() {
    return stream(1024);
  }

  /// Follows the events on these terms. The stream has its place behind the handlers of the last
  /// phase, unless a phase is given, and does not stop the event.
  ///
  /// @param buffer how many events are kept that nobody has asked for yet; past it the oldest are
  ///   dropped
  /// @throws IllegalArgumentException if the buffer is less than 1
  @SuppressWarnings("unchecked")
  public EventStream<E> stream(int buffer) {
    var stream = new EventStream<E>(terms.type.getSimpleName(), binder.strand(), buffer);
    stream.listener(binder.bind(atTheEnd().terms, event -> stream.add((E) event)));
    return stream;
  }

  private Registration<E> atTheEnd() {
    var copy = new Registration<E>(binder, new Terms(terms));
    copy.terms.atTheEnd = terms.phase == null;
    copy.terms.place = Terms.Place.LAST;
    return copy;
  }

  Terms terms() {
    return terms;
  }
}
