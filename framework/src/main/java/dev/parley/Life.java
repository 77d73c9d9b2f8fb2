package dev.parley;

import dev.parley.dial.Dialler;
import dev.parley.event.Event;
import dev.parley.event.Failure;
import dev.parley.event.Outcome;
import dev.parley.event.Registry;
import dev.parley.link.Excess;
import dev.parley.link.GateLink;
import dev.parley.link.Inheritance;
import dev.parley.link.Keystroke;
import dev.parley.link.LeaveReason;
import dev.parley.link.Order;
import dev.parley.link.ServiceLink;
import dev.parley.link.Signal;
import dev.parley.link.TerminalState;
import dev.parley.link.ToService;
import dev.parley.loop.Loops;
import dev.parley.loop.OnLoops;
import dev.parley.settings.Settings;
import dev.parley.strand.LoopCarrier;
import dev.parley.strand.StoppingException;
import dev.parley.strand.Strand;
import dev.parley.strand.Task;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a service starts, takes what the gate sends, and stops.
///
/// Thread-safe.
final class Life implements ServiceLink, Strand.Observer {
  private static final Logger log = LoggerFactory.getLogger(Service.class);

  private static final Duration MARGIN = Duration.ofSeconds(2);

  private enum Phase {
    NEW,
    STARTING,
    RUNNING,
    STOPPING
  }

  private final Service service;
  private final Function<? super Settings, ? extends GateLink> gates;
  private final Workers workers = new Workers();
  private final Dialler dialler;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// Guarded by this.
  private Phase phase = Phase.NEW;

  /// Guarded by this.
  private boolean read;

  private volatile @Nullable GateLink gate;
  private volatile List<InetSocketAddress> addresses = List.of();
  private volatile Duration closeTimeout = Duration.ZERO;
  private volatile Duration grace = Duration.ZERO;
  private volatile @Nullable Throwable failure;
  private volatile boolean replaced;

  /// For connections of a service whose gate has no event loops; guarded by this.
  private @Nullable Loops ownLoops;

  /// What clients send is not handled any more; used on the strand only.
  private boolean windingUp;

  private long graceEnd;

  /// By the gate's number; written on the strand only.
  private final Map<Long, Client> clients = new ConcurrentHashMap<>();

  private final HandingOver handingOver;

  Life(Service service, Function<? super Settings, ? extends GateLink> gates) {
    this.service = service;
    this.gates = gates;
    this.handingOver = new HandingOver(service);
    this.dialler =
        new Dialler(
            service::strand,
            this::loops,
            host -> workers.call(service.strand(), () -> InetAddress.getAllByName(host)));
  }

  // ---- start

  /// Reads the settings, unless that has been done.
  synchronized void read(String... args) {
    if (!read) {
      service.settings().read(args, System.getenv());
      read = true;
    }
  }

  void start(String... args) {
    start(gates, args);
  }

  /// @param gates makes the gate, from the settings
  void start(Function<? super Settings, ? extends GateLink> gates, String... args) {
    synchronized (this) {
      if (phase != Phase.NEW) {
        throw new IllegalStateException(
            "the service was started before; make another one with Service.create()");
      }
      read(args);
      phase = Phase.STARTING;
    }
    GateLink gate;
    try {
      gate = prepare(gates);
    } catch (Throwable e) {
      giveUp(e);
      throw e;
    }
    var started = new CompletableFuture<@Nullable Void>();
    service.strand().execute(() -> part(started, () -> open(gate, started)));
    try {
      started.get();
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw new StartException("interrupted while starting", e);
    }
  }

  /// All that needs no strand.
  private GateLink prepare(Function<? super Settings, ? extends GateLink> gates) {
    GateLink gate = gates.apply(service.settings());
    this.gate = gate;
    service.keeping().begin(gate);
    prepare(gate);
    grace = service.settings().get(ServiceSettings.STOP_GRACE);
    closeTimeout = service.settings().get(ServiceSettings.CLOSE_TIMEOUT);
    service.outbox().open(gate);
    Strand strand = service.strand();
    strand.start(LoopCarrier.on(gate.loop(), gate::isLoop));
    strand.watch(service.settings().get(ServiceSettings.STRAND_WARNING));
    return gate;
  }

  private void prepare(GateLink gate) {
    try {
      for (Callable<?> preparation : service.preparations()) {
        var _ = preparation.call();
      }
      gate.ready();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted while starting", e);
    } catch (Exception e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case null -> new StartException("the start failed", null);
      // What many of them say, the name of a class for one, says nothing alone.
      case Error e -> new StartException(e.toString(), e);
      default -> new StartException(String.valueOf(cause.getMessage()), cause);
    };
  }

  private void open(GateLink gate, CompletableFuture<@Nullable Void> serving) throws Exception {
    Registry registry = service.registry();
    registry.start();
    var opening = new ArrayList<Outcome>();
    opening.add(registry.trigger(new PreStart(service)));
    service.stores().open();
    var options =
        ServiceSettings.gateOptions(service.settings(), service.mode(), service.declaredOptions());
    addresses = service.call(() -> gate.open(options, this));
    for (InetSocketAddress address : addresses) {
      opening.add(registry.trigger(new ListenStart(service, address)));
    }
    Inheritance inheritance = service.call(gate::inherit);
    boolean follows = inheritance.cause() != Inheritance.Cause.START;
    if (follows) {
      opening.forEach(Life::requireClean);
    }
    var restoration = new Restoration(service, inheritance);
    restoration.restore();
    Outcome started = registry.trigger(new PostStart(service));
    if (follows) {
      requireClean(started);
      requireClean(registry.trigger(new PostRestart(service, inheritance.cause())));
    }
    restoration.goOn();
    // Behind what the restoration has queued, so that dialogs are at their questions again.
    service.strand().execute(() -> part(serving, () -> serve(gate, restoration, serving)));
  }

  private interface Part {
    void run() throws Exception;
  }

  /// Runs a part of the start, on the strand, and ends everything if it fails: whoever starts the
  /// service waits for one or the other.
  private void part(CompletableFuture<@Nullable Void> started, Part part) {
    try {
      part.run();
    } catch (Throwable e) {
      try {
        abandonStart(e);
      } finally {
        started.completeExceptionally(e);
      }
      if (e instanceof Error error) {
        throw error; // for the strand, which knows those of the virtual machine
      }
    }
  }

  /// Where another process could go on, or be tried again, one whose start fails must not serve.
  private static void requireClean(Outcome outcome) {
    if (!outcome.failures().isEmpty()) {
      Failure failure = outcome.failures().getFirst();
      throw new StartException("a handler failed at the start: " + failure, failure.cause());
    }
  }

  private void serve(
      GateLink gate, Restoration restoration, CompletableFuture<@Nullable Void> started) {
    boolean stopAtOnce;
    synchronized (this) {
      stopAtOnce = phase == Phase.STOPPING;
      if (!stopAtOnce) {
        phase = Phase.RUNNING;
      }
    }
    if (stopAtOnce) {
      started.complete(null);
      service.strand().execute(() -> shutDown(gate));
      return;
    }
    restoration.connect();
    service.outbox().settle();
    gate.admit();
    for (InetSocketAddress address : addresses) {
      log.info("listening on {}:{}", address.getHostString(), address.getPort());
    }
    started.complete(null);
  }

  private void abandonStart(Throwable cause) {
    synchronized (this) {
      phase = Phase.STOPPING;
    }
    try {
      service.stores().close();
      service.registry().trigger(new PostStop(service));
    } catch (RuntimeException | Error e) {
      if (!e.equals(cause)) {
        cause.addSuppressed(e);
      }
    } finally {
      end();
    }
  }

  /// Ends a start that failed before anything ran on the strand.
  private void giveUp(Throwable cause) {
    synchronized (this) {
      phase = Phase.STOPPING;
    }
    service.strand().close();
    try {
      GateLink gate = this.gate;
      if (gate != null) {
        gate.close(Duration.ZERO);
      }
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    } finally {
      hangUp();
      workers.close();
      stopped.countDown();
    }
  }

  // ---- what the gate sends

  @Override
  public void receive(ToService message) {
    try {
      service.strand().execute(new Arrival(message));
    } catch (RejectedExecutionException _) {
      log.trace("came after the stop: client {}", message.client());
    }
  }

  /// The handling of one message.
  private final class Arrival implements Task {
    private final ToService message;

    Arrival(ToService message) {
      this.message = message;
    }

    @Override
    public void run() {
      if (windingUp) {
        return;
      }
      if (message instanceof ToService.Connected connected) {
        welcome(new Client(service, connected));
        return;
      }
      if (message instanceof ToService.Refused refused) {
        refused(refused);
        return;
      }
      Client client = clients.get(message.client());
      if (client == null) {
        return;
      }
      switch (message) {
        case ToService.Lines(_, List<String> lines) -> {
          client.touched();
          client.inbox().add(lines);
        }
        case ToService.Keys(_, List<Keystroke> keys) -> {
          client.touched();
          client.inbox().add(keys);
        }
        case ToService.Data(_, byte[] bytes) -> {
          client.touched();
          client.inbox().add(List.of(bytes));
        }
        case ToService.TerminalChanged(_, TerminalState state) -> {
          client.terminal(new Terminal(state));
          tell(new TerminalChanged(client));
        }
        case ToService.OutOfBand(_, String name, String json) ->
            tell(new OutOfBand(client, name, json));
        case ToService.Subnegotiation(_, int option, byte[] payload) ->
            tell(new Subnegotiation(client, option, payload));
        case ToService.Signalled(_, Signal signal) -> signalled(client, signal);
        case ToService.Exceeded(_, Excess excess) -> {
          service.status().count(excess);
          tell(new LimitExceeded(client, excess));
        }
        case ToService.InputEnded _ -> client.inbox().end(LeaveReason.END_OF_INPUT);
        case ToService.Left(_, LeaveReason reason) -> client.inbox().breakOff(reason);
        case ToService.Connected _, ToService.Refused _ ->
            throw new IllegalStateException("handled above");
      }
    }

    @Override
    public Object subject() {
      return message instanceof ToService.Refused
          ? "refused connections"
          : "client " + message.client();
    }
  }

  private void signalled(Client client, Signal signal) {
    if (signal == Signal.STATUS_ASKED) {
      service.outbox().add(service.status().answer(client), 0);
    }
    tell(new Signalled(client, signal));
  }

  private void refused(ToService.Refused refused) {
    service.status().count(refused.refusal(), refused.count());
    service
        .registry()
        .trigger(
            new ConnectionRefused(
                service, refused.local(), refused.remote(), refused.refusal(), refused.count()));
    service.outbox().flush();
  }

  /// Has the handlers of what a client's program says called at once, whatever the client is doing.
  private void tell(TerminalEvent event) {
    service.registry().trigger(event);
    service.outbox().flush();
  }

  private void welcome(Client client) {
    add(client);
    client.inbox().connect();
  }

  /// Notes that a client is there.
  void add(Client client) {
    clients.put(client.number(), client);
    var _ = service.clients().take(client, 0);
  }

  /// {@return the client that the gate counts so; null if it is not there any more}
  @Nullable Client client(long number) {
    return clients.get(number);
  }

  /// {@return how many clients are here; on the strand, or after it has come to rest}
  int clients() {
    return clients.size();
  }

  void forget(Client client) {
    clients.remove(client.number());
  }

  // ---- from one process to the next

  @Override
  public void order(Order order) {
    switch (order) {
      case Order.Freeze _ -> handingOver.freeze(requireGate());
      case Order.Thaw(String reason) -> handingOver.thaw(reason);
      case Order.RestartFailed(String reason) -> handingOver.failed(reason);
      case Order.End _ -> {
        log.info("another process serves now");
        replaced = true;
        Thread.ofPlatform().name("parley-hang-up").start(this::hangUp);
        workers.close();
        stopped.countDown();
      }
      case Order.Stop _ -> stop();
    }
  }

  void restart() {
    GateLink gate = this.gate;
    if (gate == null) {
      throw new IllegalStateException("the service has not started; call start() first");
    }
    gate.restart();
  }

  private GateLink requireGate() {
    return Objects.requireNonNull(gate, "gate");
  }

  // ---- stop

  void stop() {
    GateLink gate;
    synchronized (this) {
      // Not before, or it could be that of a start that has not come so far, with a later phase.
      gate = this.gate;
      Phase before = phase;
      phase = Phase.STOPPING;
      if (before == Phase.NEW) {
        workers.close();
        stopped.countDown();
      }
      // While it starts, the starting task itself goes on to the end when it sees the phase.
      if (before != Phase.RUNNING || gate == null) {
        return;
      }
    }
    gate.stopping();
    service.strand().execute(() -> shutDown(gate));
  }

  /// Triggers what can't be put off by a handler that fails, whatever the registry's policy for
  /// failures is.
  void announce(Event event) {
    try {
      service.registry().trigger(event);
    } catch (StoppingException e) {
      throw e;
    } catch (RuntimeException | AssertionError | LinkageError e) {
      log.warn("{} failed", event, e);
    }
  }

  private void shutDown(GateLink gate) {
    log.info("stopping");
    try {
      announceStop(gate);
    } finally {
      windingUp = true;
      service.timers().close();
      graceEnd = service.time().nanoTime() + grace.toNanos();
      service.strand().stopWaits();
      // Each part is a task of its own, behind what the part before has queued or set going.
      service.strand().execute(this::seeOff);
    }
  }

  private void announceStop(GateLink gate) {
    announce(new PreStop(service));
    service.outbox().flush();
    unbind(gate);
    for (InetSocketAddress address : addresses) {
      announce(new ListenStop(service, address));
    }
  }

  /// Lets everybody leave when their events have come to their end.
  private void seeOff() {
    boolean inTime = awaitQuiet();
    List<Client> leaving = List.copyOf(clients.values());
    // All at once, or everybody would be told of each of the others that they have left.
    leaving.forEach(Client::leave);
    for (Client client : leaving) {
      service.strand().execute(() -> client.inbox().breakOff(LeaveReason.CLOSED));
    }
    service
        .strand()
        .execute(() -> {
          try {
            if (inTime) {
              awaitQuiet();
            }
            service.stores().close();
            service.registry().trigger(new PostStop(service));
          } finally {
            end();
          }
        });
  }

  private void unbind(GateLink gate) {
    try {
      workers.call(
          service.strand(),
          () -> {
            gate.unbind();
            return null;
          });
    } catch (Exception e) {
      log.warn("the listeners could not be closed", e);
    }
  }

  /// Waits until no task waits any more, as long as the grace period lasts; then those that do are
  /// cut off.
  private boolean awaitQuiet() {
    Strand strand = service.strand();
    int waiting = strand.waiting();
    Duration left = Duration.ofNanos(Math.max(0, graceEnd - service.time().nanoTime()));
    if (strand.awaitQuiet(left)) {
      return true;
    }
    log.warn("{} tasks waited, and not all ended within {}; they are cut off", waiting, grace);
    return false;
  }

  /// Ends the strand and then, since the strand may run on the gate's loop, the gate.
  private void end() {
    try {
      service.outbox().flush();
    } catch (RuntimeException e) {
      log.warn("what was written last could not be sent", e);
    }
    service.registry().stop();
    service.strand().close();
    Thread.ofPlatform()
        .name("parley-stop")
        .start(() -> {
          try {
            awaitEndOfStrand();
            dialler.close(closeTimeout);
            GateLink gate = this.gate;
            if (gate != null) {
              gate.close(closeTimeout);
            }
          } finally {
            closeOwnLoops();
            workers.close();
            log.info("stopped");
            stopped.countDown();
          }
        });
  }

  private void awaitEndOfStrand() {
    try {
      if (!service.strand().awaitEnd(MARGIN)) {
        log.warn("the last task has not ended within {}; its thread is left behind", MARGIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// {@return the event loops that connections to other programs live on: those of the gate if it
  /// has some}
  private Loops loops() {
    if (gate instanceof OnLoops onLoops) {
      return onLoops.loops();
    }
    synchronized (this) {
      if (ownLoops == null) {
        ownLoops = new Loops("dial", 1);
      }
      return ownLoops;
    }
  }

  /// Ends the connections to other programs at once, which the next process has to itself.
  private void hangUp() {
    dialler.close(Duration.ZERO);
    closeOwnLoops();
  }

  private void closeOwnLoops() {
    Loops closing;
    synchronized (this) {
      closing = ownLoops;
    }
    if (closing != null) {
      closing.close();
    }
  }

  Dialler dialler() {
    return dialler;
  }

  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  boolean awaitStop(Duration limit) throws InterruptedException {
    return stopped.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// How long a stop may take when everything uses up its time.
  Duration longestStop() {
    return longestStop(grace, closeTimeout);
  }

  static Duration longestStop(Settings settings) {
    return longestStop(
        settings.get(ServiceSettings.STOP_GRACE), settings.get(ServiceSettings.CLOSE_TIMEOUT));
  }

  private static Duration longestStop(Duration grace, Duration closeTimeout) {
    return grace.plus(closeTimeout).plus(MARGIN.multipliedBy(2));
  }

  @Override
  public void turnEnded() {
    service.outbox().settle();
  }

  @Override
  public void waitBegins() {
    service.keeping().waitBegins(service.strand().context());
    service.outbox().settle();
  }

  @Override
  public void fatal(VirtualMachineError error) {
    failure = error;
    stop();
  }

  /// {@return what ended the service although nobody asked for it, or null}
  @Nullable Throwable failure() {
    return failure;
  }

  /// {@return whether another process serves instead of this one}
  boolean isReplaced() {
    return replaced;
  }

  List<InetSocketAddress> addresses() {
    return addresses;
  }

  Workers workers() {
    return workers;
  }
}
