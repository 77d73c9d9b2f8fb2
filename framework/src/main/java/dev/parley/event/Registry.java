package dev.parley.event;

import dev.parley.strand.Strand;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries events to their handlers.
///
/// A handler that is bound to a class hears that class and all subclasses, in the order of binding
/// over the whole hierarchy, phase by phase. Interfaces don't count. Events may be any objects;
/// what [Event] adds is that handlers can stop it and hang attributes on it.
///
/// ```java
/// var registry = Registry.create();
/// registry.listen(Login.class, event -> greet(event.name()));
/// registry.trigger(new Login("ann"));
/// ```
///
/// A registry either has a strand, which all its handlers run on, or calls them on the thread that
/// triggers. Handlers of one event run one after the other; without a strand, threads that trigger
/// at the same time do not wait for one another.
///
/// Listeners may come and go from any thread, also while events flow, which never wait for that. An
/// event is heard by those who were there when it was triggered and still are.
///
/// Thread-safe.
public final class Registry {
  private static final Logger log = LoggerFactory.getLogger(Registry.class);

  private final String name;
  private final Object source;
  private final @Nullable Strand strand;
  private final Nesting nesting;
  private final FailurePolicy failurePolicy;
  private final Bindings bindings;
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean running;
  private volatile boolean measuring;
  private volatile boolean notingPlaces;

  // The bindings need to know whose they are; nothing is called back before the constructor is
  // done.
  @SuppressWarnings("this-escape")
  Registry(RegistryBuilder builder) {
    name = builder.name;
    source = builder.source == null ? this : builder.source;
    strand = builder.strand;
    nesting =
        strand == null ? new CallerNesting(builder.nesting) : new StrandNesting(builder.nesting);
    failurePolicy = builder.failures;
    running = builder.running;
    nesting.open(running);
    bindings = new Bindings(this, builder);
  }

  /// {@return a running registry that calls its handlers on the thread that triggers}
  public static Registry create() {
    return builder().build();
  }

  /// {@return a running registry whose handlers run on the strand}
  public static Registry on(Strand strand) {
    return builder().strand(strand).build();
  }

  /// {@return a builder, for other settings}
  public static RegistryBuilder builder() {
    return new RegistryBuilder();
  }

  // ---- listening

  /// Binds a handler to a class of events, behind those that are bound already.
  ///
  /// @return the handle to remove it by
  /// @throws IllegalArgumentException if the type is an interface
  public <E> Listener listen(Class<E> type, EventHandler<? super E> handler) {
    return on(type).listen(handler);
  }

  /// Begins the longer way to listen: which events, when, how often.
  ///
  /// @throws IllegalArgumentException if the type is an interface
  public <E> Registration<E> on(Class<E> type) {
    return new Registration<>(bindings, type);
  }

  /// Waits for the next event of a class; [Registration#await] says more.
  public <E> E await(Class<E> type, Duration limit) {
    return on(type).await(limit);
  }

  /// Follows the events of a class; [Registration#stream] says more.
  public <E> EventStream<E> stream(Class<E> type) {
    return on(type).stream();
  }

  // ---- triggering

  /// Calls the handlers of an event and returns when all are done, with all their waiting. Inside a
  /// handler it does so at once, before the present event goes on.
  ///
  /// With a strand, from another thread than the strand's, it blocks until the strand has done it.
  ///
  /// @throws IllegalStateException on an event loop
  /// @throws NestingException if too many events are triggered inside one another
  public Outcome trigger(Object event) {
    return trigger(event, failurePolicy);
  }

  /// As [#trigger(Object)], with another policy for this one event.
  public Outcome trigger(Object event, FailurePolicy failures) {
    if (strand == null || strand.isCurrent()) {
      return dispatch(event, failures);
    }
    strand.requireMayBlock("trigger");
    return StrandCall.call(strand, event, () -> dispatch(event, failures));
  }

  /// Triggers an event without waiting for it: it takes its turn on the strand, and a failure that
  /// would propagate is logged. Without a strand it is the same as to trigger it.
  ///
  /// @throws RejectedExecutionException if the strand is closed
  public void post(Object event) {
    Objects.requireNonNull(event, "event");
    if (strand == null) {
      trigger(event);
    } else {
      strand.execute(new StrandTask(event, () -> dispatch(event, failurePolicy)));
    }
  }

  /// Lets an event bubble here from another registry, whose handler calls this; it keeps its
  /// source.
  ///
  /// If this registry has another strand than the one that the caller is on, the event is posted,
  /// and must not be changed any more by the handlers that follow there; they have no [#place].
  ///
  /// @throws IllegalStateException if the event has been in this registry before, and so goes in a
  ///   circle
  public void forward(Object event) {
    if (event instanceof Event known) {
      known.enters(this);
    }
    if (strand == null || strand.isCurrent()) {
      dispatch(event, failurePolicy);
    } else {
      strand.execute(new StrandTask(event, () -> dispatchFromElsewhere(event)));
    }
  }

  private Route route(Class<?> type) {
    Route route = bindings.table().find(type);
    return route == null ? bindings.addRoute(type) : route;
  }

  /// Handles an event in the calling thread.
  Outcome dispatch(Object event, FailurePolicy policy) {
    Route route = route(event.getClass());
    if (route.isLogging()) {
      noteSource(event);
      route.log(event);
    }
    Binding[] plain = route.plain;
    if (plain != null) {
      return dispatch(route, plain, event, policy);
    }
    noteSource(event);
    if (route.isSilent) {
      return running ? Outcome.clean(0) : refuse();
    }
    Binding[] selected;
    try {
      selected = route.select(event);
    } catch (Throwable e) {
      return run(route, event, policy);
    }
    if (selected.length == 0) {
      return nobody(event);
    }
    return route.isCareful ? run(route, event, policy) : dispatch(route, selected, event, policy);
  }

  private void noteSource(Object event) {
    if (event instanceof Event known) {
      known.firedBy(this);
    }
  }

  private Outcome dispatch(Route route, Binding[] selected, Object event, FailurePolicy policy) {
    Event known = null;
    boolean isNoted = false;
    if (event instanceof Event is) {
      known = is;
      if (known.at != Event.NONE) {
        return run(route, event, policy);
      }
      isNoted = notingPlaces;
      if (isNoted) {
        known.isCalledBy(this, selected);
      } else {
        known.firedBy(this);
      }
    }
    // The same for both calls, so that its class is checked once.
    Nesting nesting = this.nesting;
    int entered = nesting.enter();
    if (entered == Nesting.REFUSED) {
      return refuse();
    }
    try {
      // Two calls, so that the compiler makes two loops, and the usual one asks nothing about
      // places.
      return isNoted
          ? call(selected, event, known, policy, true)
          : call(selected, event, known, policy, false);
    } finally {
      if (isNoted && known != null) {
        known.at = Event.NONE;
      }
      nesting.exit(entered);
    }
  }

  /// Calls the handlers as far as they are plain; what is more is left to a [Run]. Every variable
  /// that lives across the calls costs, so there are few.
  private Outcome call(
      Binding[] selected,
      Object event,
      @Nullable Event known,
      FailurePolicy policy,
      boolean isNoted) {
    int skipped = 0;
    int i = 0;
    Throwable failure = null;
    if (known != null && known.isStopped()) {
      return goOn(selected, 0, event, policy, 0);
    }
    try {
      for (; i < selected.length; i++) {
        Binding binding = selected[i];
        EventHandler<Object> handler = binding.plain;
        if (handler == null) {
          Predicate<Object> filter = binding.filter;
          if (filter == null) {
            break;
          }
          handler = binding.handler;
          skipped++;
          if (isNoted && known != null) {
            known.at = Event.BETWEEN;
          }
          if (!filter.test(event)) {
            continue;
          }
          skipped--;
        }
        binding.calls++;
        if (isNoted && known != null) {
          known.at = i + 1;
        }
        handler.handle(event);
        if (known != null && known.isStopped()) {
          break;
        }
      }
    } catch (Throwable e) {
      failure = e;
    }
    if (i == selected.length) {
      return i == skipped ? nobody(event) : Outcome.clean(i - skipped);
    }
    if (failure == null && !(known != null && known.isStopped())) {
      return goOn(selected, i, event, policy, i - skipped);
    }
    var run = new Run(this, event, policy, i + 1 - skipped);
    run.goOnAfter(selected[i], failure);
    return run.from(selected, i + 1);
  }

  private Outcome goOn(Binding[] selected, int at, Object event, FailurePolicy policy, int heard) {
    Outcome outcome = new Run(this, event, policy, heard).from(selected, at);
    return outcome.heard() == 0 ? nobody(event, outcome) : outcome;
  }

  private Outcome dispatchFromElsewhere(Object event) {
    Route route = route(event.getClass());
    noteSource(event);
    if (route.isLogging()) {
      route.log(event);
    }
    var run = new Run(this, event, failurePolicy, 0);
    run.isElsewhere();
    return run(route, event, run);
  }

  /// Handles an event where the quick way does not do from the start.
  private Outcome run(Route route, Object event, FailurePolicy policy) {
    noteSource(event);
    return run(route, event, new Run(this, event, policy, 0));
  }

  private Outcome run(Route route, Object event, Run run) {
    int entered = nesting.enter();
    if (entered == Nesting.REFUSED) {
      return refuse();
    }
    try {
      run.begin(false);
      try {
        Outcome outcome = run.from(route.selectDespiteFailures(event, run::failed), 0);
        return outcome.heard() == 0 ? nobody(event, outcome) : outcome;
      } finally {
        run.end();
      }
    } finally {
      nesting.exit(entered);
    }
  }

  private Outcome nobody(Object event) {
    return running ? nobody(event, Outcome.clean(0)) : refuse();
  }

  private Outcome nobody(Object event, Outcome outcome) {
    if (bindings.table().hearsUnheard
        && !(event instanceof Unheard)
        && !outcome.isRefused()
        && !outcome.isStopped()) {
      dispatch(new Unheard(event), failurePolicy);
    }
    return outcome;
  }

  private Outcome refuse() {
    refused.incrementAndGet();
    return Outcome.REFUSED;
  }

  // ---- going on in another process

  /// Notes for events from now on where the handler stands that is being called, so that [#place]
  /// knows, or no longer; it is off at first, since it costs a part of every call. A service that
  /// is kept over a restart turns it on for its registry.
  public void notePlaces(boolean on) {
    notingPlaces = on;
  }

  /// {@return where the handler stands that is being called with the event, so that [#resume] can
  /// go on from there in another process; null if this registry calls none with it at present, for
  /// an object that is no [Event], and while no places [are noted][#notePlaces]}
  ///
  /// It is meant to be asked by the handler, or for it while it waits. Where several handlers of
  /// the event are under way, detached ones or those of a concurrent phase, or because it was
  /// triggered again inside a handler, the answer depends on the thread: each of them gets its own
  /// place when it asks, and everybody else the place of the one that holds back the later ones.
  public @Nullable Place place(Object event) {
    return notingPlaces && event instanceof Event known ? known.place(this) : null;
  }

  /// {@return the handler at a place; null if there is none}
  public @Nullable EventHandler<?> handlerAt(Place place) {
    Binding found = bindings.find(place);
    return found == null ? null : found.handler;
  }

  /// Goes on with an event in the handler at a place, which is called from its beginning; otherwise
  /// as [#resume(Event, Place, EventHandler)].
  public Outcome resume(Event event, Place place) {
    return resume(event, place, null);
  }

  /// Goes on with an event whose handlers were being called in another process: calls the one at
  /// the place, or the replacement for it, then the later ones as [#trigger] does, and returns when
  /// all are done. Those before it are not called, nor are later ones after a place that [is
  /// alone][Place#isAlone].
  ///
  /// The call at the place does not depend on the terms of its registration again, nor count for
  /// [Registration#times]. What the later ones match is read from the event as it is now.
  ///
  /// @param replacement called in place of the handler, with its failures being those of the
  ///   handler; null to call the handler itself
  /// @return the outcome, counted from that handler on
  /// @throws PlaceNotFoundException if no handler of such an event stands there
  /// @throws IllegalStateException on an event loop
  /// @throws NestingException if too many events are triggered inside one another
  @SuppressWarnings("unchecked")
  public <E extends Event> Outcome resume(
      E event, Place place, @Nullable EventHandler<? super E> replacement) {
    var untyped = (@Nullable EventHandler<Object>) replacement;
    if (strand == null || strand.isCurrent()) {
      return resumeHere(event, place, untyped);
    }
    strand.requireMayBlock("resume");
    return StrandCall.call(strand, event, () -> resumeHere(event, place, untyped));
  }

  private Outcome resumeHere(Event event, Place place, @Nullable EventHandler<Object> replacement) {
    Binding there = bindings.find(place);
    if (there == null || !there.type().isInstance(event)) {
      throw new PlaceNotFoundException(this, place, event);
    }
    log.debug("{}: {} goes on at {}", name, event, place);
    event.firedBy(this);
    int entered = nesting.enter();
    if (entered == Nesting.REFUSED) {
      return refuse();
    }
    try {
      var run = new Run(this, event, failurePolicy, 0);
      run.begin(place.isAlone());
      try {
        Binding[] selected =
            place.isAlone()
                ? new Binding[0]
                : route(event.getClass()).selectDespiteFailures(event, run::failed);
        EventHandler<Object> handler = replacement == null ? there.handler : replacement;
        return run.resume(there, known -> goOn(event, known, handler), selected);
      } finally {
        run.end();
      }
    } finally {
      nesting.exit(entered);
    }
  }

  private static void goOn(Event event, Object known, EventHandler<Object> handler)
      throws Exception {
    event.resumed();
    handler.handle(known);
  }

  // ---- starting and stopping

  /// Lets events flow. A repeat call has no effect.
  public void start() {
    run(true);
  }

  private void run(boolean on) {
    running = on;
    nesting.open(on);
  }

  /// Refuses further events, and returns when those under way are done, detached handlers included.
  /// Called on the strand, or inside a handler, it returns at once.
  ///
  /// Nothing is heard after it returned from another thread, or completed, until [#start].
  ///
  /// @return completed when nothing is under way any more
  /// @throws IllegalStateException on an event loop
  public CompletionStage<Void> stop() {
    var quiet = new CompletableFuture<Void>();
    if (strand == null) {
      run(false);
      nesting.whenQuiet(() -> quiet.complete(null));
      if (nesting.depth() == 0 && nesting instanceof CallerNesting callers) {
        callers.awaitQuiet(quiet);
      }
    } else if (strand.isCurrent()) {
      run(false);
      nesting.whenQuiet(() -> quiet.complete(null));
    } else {
      stopFromOutside(strand, quiet);
    }
    return quiet;
  }

  private void stopFromOutside(Strand strand, CompletableFuture<Void> quiet) {
    strand.requireMayBlock("stop");
    try {
      strand.execute(() -> {
        run(false);
        nesting.whenQuiet(() -> quiet.complete(null));
      });
      quiet.join();
    } catch (RejectedExecutionException e) {
      log.debug("{}: stopped after its strand", name, e);
      run(false);
      quiet.complete(null);
    }
  }

  /// {@return whether events flow}
  public boolean isRunning() {
    return running;
  }

  /// {@return how many events were refused because it was stopped}
  public long refused() {
    return refused.get();
  }

  // ---- looking inside

  /// {@return the name used in messages}
  public String name() {
    return name;
  }

  /// {@return what its events say that they come from}
  public Object source() {
    return source;
  }

  /// {@return its phases, in their order}
  public List<Phase> phases() {
    return bindings.phases();
  }

  /// {@return its phase of that name}
  ///
  /// @throws IllegalArgumentException if it has none
  public Phase phase(String name) {
    for (Phase phase : phases()) {
      if (phase.name().equals(name)) {
        return phase;
      }
    }
    throw new IllegalArgumentException(
        "phase \"%s\": registry %s does not have it (expected one of %s)"
            .formatted(name, this.name, phases()));
  }

  /// {@return the listeners that an event of the class would be offered to, in the order of their
  /// calls}
  public List<Listener> listeners(Class<?> type) {
    bindings.prune();
    return List.copyOf(Route.of(type, bindings.table(), false).all());
  }

  /// {@return all listeners, in the order of their calls}
  public List<Listener> listeners() {
    bindings.prune();
    return List.of(bindings.table().bindings);
  }

  /// {@return everything that is registered, by phase and in the order of calls, with what was
  /// counted: lines for an administrator to read}
  public String tree() {
    return RegistryTree.of(this);
  }

  /// Measures the time of each call from now on, or no longer; it is off at first, since it costs
  /// more than a call.
  public void measure(boolean on) {
    measuring = on;
    bindings.forgetRoutes();
  }

  @Override
  public String toString() {
    return name;
  }

  boolean isMeasuring() {
    return measuring;
  }

  boolean isNotingPlaces() {
    return notingPlaces;
  }

  int depth() {
    return nesting.depth();
  }

  void forget(Binding binding) {
    bindings.forget(binding);
  }

  List<Listener> bindAll(List<Bindings.Wanted> wanted) {
    return bindings.bindAll(wanted);
  }

  void removeAll(List<Listener> listeners) {
    bindings.removeAll(listeners);
  }

  /// {@return the strand that the handlers run on; null if they run on the thread that triggers}
  public @Nullable Strand strand() {
    return strand;
  }

  Strand requireStrand() {
    if (strand == null) {
      throw new IllegalStateException(
          "registry " + name + " has no strand, which detached handlers need; give it one");
    }
    return strand;
  }

  StrandNesting strandNesting() {
    return (StrandNesting) nesting;
  }
}
