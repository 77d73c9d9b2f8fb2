package dev.parley;

import dev.parley.dial.Dial;
import dev.parley.event.EventHandler;
import dev.parley.event.Listener;
import dev.parley.event.Outcome;
import dev.parley.event.Registry;
import dev.parley.event.RegistryBuilder;
import dev.parley.link.GateLink;
import dev.parley.link.Mode;
import dev.parley.link.TelnetPolicy;
import dev.parley.settings.Settings;
import dev.parley.store.Definitions;
import dev.parley.store.Store;
import dev.parley.store.Transaction;
import dev.parley.strand.SpawnedTask;
import dev.parley.strand.Strand;
import dev.parley.strand.Time;
import dev.parley.strand.Wait;
import dev.parley.text.Text;
import dev.parley.timer.Timers;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A service that people connect to: what it does is said by the handlers that [#listen] to its
/// events.
///
/// ```java
/// var service = Service.create();
/// service.listen(Connect.class, event -> {
///   var name = event.client().ask("What is your name? ");
///   service.writeAll(name + " has come");
/// });
/// service.run(args);
/// ```
///
/// All handlers, timers and tasks run on the strand of the service, one at a time: they need no
/// locks, and when one waits, for an answer say, the others go on.
///
/// A service is started once, by [#run] in a main program or by [#start] elsewhere, and can't be
/// started again after it has stopped.
///
/// Thread-safe.
public final class Service implements AutoCloseable {
  private final Settings settings = new Settings();
  private final Time time;
  private final Strand strand;
  private final Registry registry;
  private final Calls calls;
  private final Outbox outbox;
  private final Keeping keeping;
  private final Timers timers;
  private final Life life;
  private final ServiceStores stores;
  private final Clients clients;
  private final Map<String, Clients> groups = new ConcurrentHashMap<>();

  private final AtomicLong joins = new AtomicLong();
  private final List<Callable<?>> preparations = new CopyOnWriteArrayList<>();
  private final List<TelnetPolicy.Declared> declaredOptions = new CopyOnWriteArrayList<>();
  private final Status status;

  private volatile Mode mode = Mode.LINE;
  private volatile @Nullable Predicate<? super Client> hears;

  Service(Time time, Function<? super Settings, ? extends GateLink> gates) {
    this(time, gates, _ -> {});
  }

  private Service(
      Time time,
      Function<? super Settings, ? extends GateLink> gates,
      Consumer<RegistryBuilder> events) {
    this.time = time;
    this.life = new Life(this, gates);
    this.strand = new Strand("service", time, life);
    RegistryBuilder builder = Registry.builder().name("service");
    events.accept(builder);
    this.registry = builder.strand(strand).source(this).stopped().build();
    this.calls = new Calls(strand);
    this.keeping = new Keeping(this);
    this.outbox = new Outbox(strand, keeping);
    this.timers = new Timers(strand);
    this.stores = new ServiceStores(this);
    this.clients = new Clients(this, "everybody");
    this.status = new Status(this);
    ServiceSettings.declareIn(settings);
  }

  /// {@return a new service, which listens to nothing yet}
  public static Service create() {
    return create(Surroundings.current().time());
  }

  /// {@return a new service that goes by another time than the machine's, in a test for instance}
  public static Service create(Time time) {
    return new Service(time, Surroundings.current().gates());
  }

  /// {@return a new service whose events are handled in phases of its own, or by other policies}
  ///
  /// ```java
  /// var service = Service.create(events -> events.name("bank").phases(CHECK, PAY, AUDIT.always()));
  /// ```
  ///
  /// @param events says what is to be different; strand, source and whether events flow are set by
  ///   the service, whatever it says
  /// @throws IllegalArgumentException if the phases don't fit together
  public static Service create(Consumer<RegistryBuilder> events) {
    Objects.requireNonNull(events, "events");
    Surroundings around = Surroundings.current();
    return new Service(around.time(), around.gates(), events);
  }

  // ---- what it does

  /// Calls the handler for every event of the class, and of its subclasses, after the handlers that
  /// were bound before. A handler may wait; meanwhile other events are handled, but not the later
  /// handlers of the same event, nor the next event of the same client. What it throws is logged
  /// and becomes a [dev.parley.event.HandlerFailed]; the next handler is called in any case.
  ///
  /// @return a handle to remove it
  public <E> Listener listen(Class<E> type, EventHandler<? super E> handler) {
    keeping.declareEvent(type);
    return registry.listen(type, handler);
  }

  /// Holds a conversation of that class with every event of the class `type`, and of its
  /// subclasses: each event gets an instance of its own. Otherwise as [#listen(Class,
  /// EventHandler)].
  ///
  /// ```java
  /// service.listen(Connect.class, SignIn::new);
  /// ```
  ///
  /// @param handler makes an instance; it is called once at once, so that the class is checked
  /// @return a handle to remove it
  /// @throws HandlerDefinitionException if the class is written wrongly
  public <E> Listener listen(Class<E> type, Supplier<? extends Handler<? super E>> handler) {
    keeping.declareEvent(type);
    return registry.listen(type, this.<E>handler(handler));
  }

  /// {@return a handler class in the form that [#registry] takes:
  /// `registry().on(Connect.class).times(1).listen(service.handler(SignIn::new))`}
  ///
  /// @param handler makes an instance; it is called once at once, so that the class is checked
  /// @throws HandlerDefinitionException if the class is written wrongly
  public <E> EventHandler<E> handler(Supplier<? extends Handler<? super E>> handler) {
    return handler(handler, new StepChanges<>());
  }

  /// {@return a handler class, as by [#handler(Supplier)], some of whose steps are others, or new}
  ///
  /// @param changes later changes of this object make no difference
  /// @throws HandlerDefinitionException if the class is written wrongly, or has no step of a name
  ///   that the changes have
  public <E> EventHandler<E> handler(
      Supplier<? extends Handler<? super E>> handler, StepChanges<E> changes) {
    return new HandlerClass<>(this, handler, changes);
  }

  /// Calls the handlers of an event and returns when all are done, with all their waiting. On the
  /// strand they run in the caller's own task; elsewhere the caller is blocked.
  ///
  /// @return who heard it, and what failed
  /// @throws IllegalStateException on an event loop, or while the service is not running
  public Outcome trigger(Object event) {
    return calls.perform(CallKind.TRIGGER, 0, name(event), () -> registry.trigger(event));
  }

  /// Has the handlers of an event called as soon as the strand is free. Never waits.
  public void post(Object event) {
    if (calls.isDue(CallKind.POST, 0, name(event))) {
      registry.post(event);
    }
  }

  private static String name(Object event) {
    return event.getClass().getName();
  }

  /// {@return the registry of this service's handlers, for all that [#listen] is too short for}
  public Registry registry() {
    return registry;
  }

  /// Reads and writes bytes as they are, in place of telnet and lines. To be called before the
  /// start.
  ///
  /// @return this
  public Service raw() {
    mode = Mode.RAW;
    return this;
  }

  /// Deals with a telnet option that the framework does not know: from the start on, clients are
  /// offered it or may ask for it, [Terminal#options] tells where it is on, and what they send by
  /// it becomes a [Subnegotiation]. To be called before the start.
  ///
  /// @return this
  /// @throws IllegalArgumentException at the start, if an option is declared twice or the framework
  ///   knows it
  public Service declare(TelnetOption option) {
    declaredOptions.add(option.declared());
    return this;
  }

  List<TelnetPolicy.Declared> declaredOptions() {
    return declaredOptions;
  }

  /// {@return what the service tells of itself to those who list services, and counts}
  public Status status() {
    return status;
  }

  /// {@return the timers, whose handlers run on the strand from the start of the service until it
  /// stops; those made before the start count from when they were made}
  public Timers timers() {
    return timers;
  }

  /// {@return the settings, for declaring one's own before the start and for reading them
  /// afterwards}
  public Settings settings() {
    return settings;
  }

  /// Begins a connection to another program that talks in lines.
  ///
  /// @return what is set before it is opened
  /// @throws IllegalArgumentException if there is no such port
  public Dial dial(String host, int port) {
    return life.dialler().dial(host, port);
  }

  // ---- who is here

  /// {@return the group of all clients}
  public Clients clients() {
    return clients;
  }

  /// {@return the group of that name, made at the first call}
  public Clients group(String name) {
    return groups.computeIfAbsent(
        Objects.requireNonNull(name, "name"), fresh -> new Clients(this, fresh));
  }

  /// Decides who hears anything that is written to a group, of all or some clients: those who have
  /// signed in, say. What is written to a single client always reaches it.
  ///
  /// @param hears tested for each client at each writing; must be quick and must not wait
  public void filterAll(Predicate<? super Client> hears) {
    this.hears = Objects.requireNonNull(hears, "hears");
  }

  /// Writes a text and a line end to everybody whom the filter lets hear it.
  public void writeAll(String text) {
    clients.writeAll(text);
  }

  /// Writes a text and a line end to everybody whom the filter lets hear it and who meets the
  /// condition, such as [Clients#except(Client...)].
  public void writeAll(String text, Predicate<? super Client> condition) {
    clients.writeAll(text, condition);
  }

  /// Writes a text to everybody, as by [#writeAll(String)], as the display of each shows it.
  public void writeAll(Text text) {
    clients.writeAll(text);
  }

  /// Writes a text to those who meet the condition, as by [#writeAll(String, Predicate)], as the
  /// display of each shows it.
  public void writeAll(Text text, Predicate<? super Client> condition) {
    clients.writeAll(text, condition);
  }

  /// Writes a text and a line end to these clients, whatever the filter says.
  public void write(Collection<Client> clients, String text) {
    for (Client client : Set.copyOf(clients)) {
      client.write(text);
    }
  }

  // ---- waiting

  /// Waits, and leaves the strand to others meanwhile. The next line of the client whose event is
  /// being handled waits too.
  ///
  /// @throws dev.parley.strand.StoppingException if the service stops meanwhile
  /// @throws IllegalStateException off the strand
  public void sleep(Duration duration) {
    Objects.requireNonNull(duration, "duration");
    calls.await(
        CallKind.SLEEP,
        0,
        duration,
        () -> {
          Duration left = calls.left(CallKind.SLEEP, duration);
          if (left.isPositive()) {
            Wait<Boolean> wait = Wait.forInput(strand, "the end of a sleep of " + duration);
            Time.Alarm alarm = time.after(left, () -> wait.complete(true));
            try {
              wait.await();
            } finally {
              alarm.cancel();
            }
          }
          return null;
        });
  }

  /// Runs work that blocks, reading a file say, on a thread of a bounded pool, and waits for its
  /// result; the strand is left to others meanwhile. The work must not touch what belongs to the
  /// strand.
  ///
  /// @return what the work returned
  /// @throws Exception what the work threw
  /// @throws IllegalStateException off the strand
  public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
    Objects.requireNonNull(work, "work");
    return calls.await(CallKind.CALL, 0, "", () -> life.workers().call(strand, work));
  }

  // ---- work of its own, time and chance

  /// Starts work of its own on the strand, which may wait; nobody waits for it, unlike for a
  /// handler. It ends with the service, if not before. What it throws is logged. Returns at once;
  /// from any thread. See [Client#start] for work that ends with a client.
  ///
  /// @return a handle to cancel it
  /// @throws java.util.concurrent.RejectedExecutionException if the service has stopped
  public SpawnedTask start(SpawnedTask.Body task) {
    Objects.requireNonNull(task, "task");
    if (!calls.isDue(CallKind.START, 0, "")) {
      return SpawnedTask.ended(strand);
    }
    SpawnedTask started = SpawnedTask.of(strand, this, task, _ -> {});
    started.start();
    return started;
  }

  /// {@return the time of day, by the clock of this service} Within a [Step] it is what a restart
  /// does not change.
  public Instant now() {
    return calls.perform(CallKind.NOW, 0, "", time::now);
  }

  /// {@return chance: `random().nextInt(6)`} Within a [Step] it is what a restart does not change,
  /// if it is not kept from one step to the next. Not for secrets: it can be guessed.
  public RandomGenerator random() {
    long seed = calls.perform(CallKind.RANDOM, 0, "", () -> ThreadLocalRandom.current().nextLong());
    return new SplittableRandom(seed);
  }

  // ---- what is stored

  /// Makes a store for objects of a class, with the class's name: `chat-room` for `ChatRoom`. Its
  /// database is that of the setting `store`, and is opened at the start, behind [PreStart]. To be
  /// called before the start.
  ///
  /// @throws IllegalArgumentException if there is a store of that name or class, or objects of the
  ///   class can't be stored; see [Store]
  public <T> Store<T> store(Class<T> type) {
    return stores.store(null, type);
  }

  /// Makes a store as [#store(Class)] does, with a name of lower-case letters, digits, `_` and `-`.
  public <T> Store<T> store(String name, Class<T> type) {
    return stores.store(Objects.requireNonNull(name, "name"), type);
  }

  /// Makes a store whose objects are never saved, but come through restarts and crashes. To be
  /// called before the start.
  ///
  /// @throws IllegalArgumentException as for [#store(Class)]
  public <T> Store<T> sessionStore(Class<T> type) {
    return stores.sessionStore(null, type);
  }

  /// Makes a store as [#sessionStore(Class)] does, with a name.
  public <T> Store<T> sessionStore(String name, Class<T> type) {
    return stores.sessionStore(Objects.requireNonNull(name, "name"), type);
  }

  /// Has stored objects defined in YAML files. They are read when the stores open; a mistake in
  /// them ends the start, with the place of each. Before the start, once.
  ///
  /// @param paths files, or directories with files whose names end in `.yaml` or `.yml`; relative
  ///   ones are relative to the setting `root`
  public Definitions define(Path... paths) {
    return stores.define(List.of(paths));
  }

  /// Saves and deletes several stored objects, of whichever stores, all of them or none, and waits
  /// until that is durable.
  ///
  /// ```java
  /// service.transaction(tx -> {
  ///   tx.save(giver);
  ///   tx.save(taker);
  /// });
  /// ```
  ///
  /// @param body says what is saved and deleted; objects are saved as they are when it does. It
  ///   must not wait, and is not run again when a dialog is replayed
  /// @throws dev.parley.store.StoreConflictException if somebody else has saved one of them since
  ///   this service has read it
  /// @throws dev.parley.store.StoreException if they can't be written
  public void transaction(Consumer<? super Transaction> body) {
    stores.transaction(body);
  }

  // ---- from one process to the next

  /// Has long work done before the service starts, such as reading maps of a world: at a restart it
  /// is done while the process before still serves, so that people wait for less. It must touch
  /// nothing outside this process, runs on the thread that starts the service, and what it throws
  /// ends the start. To be called before the start.
  ///
  /// @return this
  public Service prepare(Callable<?> work) {
    preparations.add(Objects.requireNonNull(work, "work"));
    return this;
  }

  /// Declares classes whose objects may be kept for the process that follows this one: as values of
  /// attributes, in fields of a [Handler], in events that a handler waits in, as results and
  /// failures of [#call] inside a [Step]. The JDK's usual value classes and collections, the type
  /// of a [dev.parley.event.Key], and the events that a class is listened to need not be declared;
  /// records, enums and sealed types that are parts of what is declared are found by themselves.
  ///
  /// @return this
  public Service declare(Class<?>... types) {
    keeping.codec().declare(types);
    return this;
  }

  /// Has objects of a type and its subtypes, wherever they are part of what is kept for the next
  /// process, written as a key and found again by it: what both processes make by themselves, such
  /// as rooms or commands. To be called before classes are declared that have such parts.
  ///
  /// @param key called on the thread that puts or waits
  /// @param resolve finds the object of a key in the next process, on its strand; null if it is
  ///   gone, which reads as null, or as nothing in a collection
  /// @return this
  public <T> Service reference(
      Class<T> type,
      Function<? super T, String> key,
      Function<String, ? extends @Nullable T> resolve) {
    var _ = keeping.codec().reference(type, key, resolve);
    return this;
  }

  /// Has this process replaced by a new one, with the class path as it is now, while everybody
  /// stays connected. Returns at once, from any thread; what comes of it is told by [PreRestart],
  /// or by [RestartFailed], after which this process goes on.
  ///
  /// @throws IllegalStateException if the service was not started with `--angel`, or not at all
  public void restart() {
    if (calls.isDue(CallKind.RESTART, 0, "")) {
      life.restart();
    }
  }

  // ---- life

  /// Runs the service until it stops: the whole of a main program. Reads the settings, from the
  /// environment and the arguments too; prints the settings for `--help`. Ctrl-C and SIGTERM stop
  /// the service cleanly.
  ///
  /// With `--angel`, this process keeps the connections and starts the service in a child process,
  /// and another one when that crashes or is to restart. `main` is run in both: what stands before
  /// this call should do no more than make the service. In the process with the connections it does
  /// not return; nor does it with `--angel-command`, which only tells a running angel something.
  ///
  /// Returns when the service has stopped itself. Ends the process with 2 after wrong settings and
  /// with 1 if the start failed or the virtual machine did, each after one line on standard error.
  public void run(String... args) {
    Launch.run(this, args);
  }

  /// Starts the service and returns when people are let in.
  ///
  /// @param args settings as on a command line: `--port=0`
  /// @throws SettingsException if a setting is wrong
  /// @throws StartException if an address can't be bound
  /// @throws IllegalStateException if it was started before
  public void start(String... args) {
    life.start(args);
  }

  /// {@return where the service listens, with the ports that were picked; empty before the start}
  public List<InetSocketAddress> addresses() {
    return life.addresses();
  }

  /// {@return the first address that the service listens on}
  ///
  /// @throws IllegalStateException before the start
  public InetSocketAddress address() {
    List<InetSocketAddress> addresses = addresses();
    if (addresses.isEmpty()) {
      throw new IllegalStateException("the service has not started; call start() first");
    }
    return addresses.getFirst();
  }

  /// Stops the service: [PreStop], no more connections, waits for input end, [Disconnect] for
  /// everybody, [PostStop]. Returns at once, from any thread; a repeat call has no effect.
  public void stop() {
    life.stop();
  }

  /// Blocks until the service has stopped, at most as long as given. Not for the strand.
  ///
  /// @return whether it has
  public boolean awaitStop(Duration limit) throws InterruptedException {
    if (strand.isCurrent()) {
      throw new IllegalStateException(
          "awaitStop on the strand would wait for itself; call stop() and return");
    }
    return life.awaitStop(limit);
  }

  /// Stops the service and blocks until it has stopped. Not for the strand.
  @Override
  public void close() {
    stop();
    try {
      awaitStop(life.longestStop());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- for this package

  Strand strand() {
    return strand;
  }

  Time time() {
    return time;
  }

  Calls calls() {
    return calls;
  }

  Outbox outbox() {
    return outbox;
  }

  ServiceStores stores() {
    return stores;
  }

  Keeping keeping() {
    return keeping;
  }

  List<Callable<?>> preparations() {
    return preparations;
  }

  /// {@return the number of the next joining of a group, by which the order in it survives}
  long nextJoin() {
    return joins.incrementAndGet();
  }

  /// Goes on counting from a joining that another process has counted.
  void joined(long number) {
    var _ = joins.accumulateAndGet(number, Math::max);
  }

  Life life() {
    return life;
  }

  Mode mode() {
    return mode;
  }

  boolean hears(Client client) {
    var hears = this.hears;
    return hears == null || hears.test(client);
  }

  /// With the address, once it is known.
  @Override
  public String toString() {
    List<InetSocketAddress> addresses = addresses();
    return addresses.isEmpty() ? "service" : "service at " + addresses.getFirst();
  }
}
