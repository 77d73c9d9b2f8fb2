package dev.parley.testkit;

import dev.parley.Service;
import dev.parley.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A service that runs inside a test without a socket and without waiting for the clock: its
/// clients live in memory, and its time is virtual.
///
/// ```java
/// try (var chat = MemoryService.start(Chat::service)) {
///   var ann = chat.client();
///   ann.expect("name? ");
///   chat.advance(Duration.ofMinutes(5));
///   ann.expect("You have not said anything.");
/// }
/// ```
///
/// What the service saves is in a database of its own, which is gone after [#close], unless the
/// setting `store` says otherwise.
///
/// The code of the service is the one that is run otherwise: what [Service#create()] makes while
/// the supplier is called stands in these [Surroundings]. Limits of connections and of unread
/// output do not apply; use [TestService] for those, and for telnet.
///
/// [#close] ends the clients and the service, and fails the test if a handler of the service threw.
///
/// Thread-safe. Not to be used on the strand of the service.
public final class MemoryService implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /// Virtual time in which every service stops, unless its settings say otherwise.
  private static final Duration LONG_STOP = Duration.ofMinutes(1);

  private final VirtualTime time;
  private final MemoryGate gate;
  private final Run run;
  // Both are guarded by this.
  private final List<MemoryClient> clients = new ArrayList<>();
  private int connected;

  private MemoryService(VirtualTime time, MemoryGate gate, Run run) {
    this.time = time;
    this.gate = gate;
    this.run = run;
  }

  /// Starts a service in a virtual time of its own, and returns when it lets people in.
  ///
  /// @param maker makes a service by [Service#create()], in the thread in which it is called
  /// @param settings as on a command line: `--idle-timeout=10m`
  /// @throws IllegalStateException if the service was made otherwise
  public static MemoryService start(Supplier<Service> maker, String... settings) {
    return start(new VirtualTime(), maker, settings);
  }

  /// Starts a service in this time, which others may go by too, and returns when it lets people in.
  ///
  /// @param maker makes a service by [Service#create()], in the thread in which it is called
  /// @param settings as on a command line: `--idle-timeout=10m`
  /// @throws IllegalStateException if the service was made otherwise
  public static MemoryService start(VirtualTime time, Supplier<Service> maker, String... settings) {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(maker, "maker");
    var gate = new MemoryGate(time);
    Service service = new Surroundings(time, _ -> gate).make(maker);
    var running = new MemoryService(time, gate, Alone.of(service));
    service.start(inMemory(here(settings)));
    if (!gate.isOpen()) {
      service.close();
      throw new IllegalStateException(
          "the service is not in memory; the supplier has to call Service.create() itself, in the"
              + " thread in which it is called");
    }
    return running;
  }

  /// Starts a service in a virtual time of its own as the angel would, and returns when it lets
  /// people in: then [#restart] and [#crash] have others follow it. As under the angel, what is put
  /// on clients has to be of a type that can be kept, and is refused otherwise. Without that a test
  /// is better off with [#start].
  ///
  /// @param maker makes a service by [Service#create()], in the thread in which it is called, and
  ///   another one each time
  /// @param settings as on a command line: `--idle-timeout=10m`
  /// @throws IllegalStateException if the service was made otherwise
  public static MemoryService startUnderAngel(Supplier<Service> maker, String... settings) {
    return startUnderAngel(new VirtualTime(), maker, settings);
  }

  /// Starts a service in this time, which others may go by too, as [#startUnderAngel(Supplier,
  /// String...)] does.
  public static MemoryService startUnderAngel(
      VirtualTime time, Supplier<Service> maker, String... settings) {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(maker, "maker");
    var gate = new MemoryGate(time);
    var lineage = new Lineage(time, gate, maker, here(settings), _ -> {}, time::advance);
    lineage.start();
    time.settles(lineage);
    return new MemoryService(time, gate, lineage);
  }

  /// {@return the settings behind one for a database that is gone with the service}
  static String[] inMemory(String... settings) {
    return Stream.concat(Stream.of("--store=memory"), Stream.of(settings)).toArray(String[]::new);
  }

  private static String[] here(String... settings) {
    var here = Stream.of("--host=127.0.0.1", "--port=0");
    return Stream.concat(here, Stream.of(settings)).toArray(String[]::new);
  }

  /// {@return the service; of several that follow one another, the one that serves, or else the one
  /// that did last}
  public Service service() {
    return run.service();
  }

  /// {@return the time of the service}
  public VirtualTime time() {
    return time;
  }

  /// Lets time pass for the service and its clients, as [VirtualTime#advance] does.
  public void advance(Duration duration) {
    time.advance(duration);
  }

  /// {@return a new client, each with an address of its own; [#close] closes it}
  ///
  /// @throws IllegalStateException if the service lets nobody in any more
  public MemoryClient client() {
    return client(TestTerminal.plain());
  }

  /// {@return a new client, as by [#client()], with a terminal}
  ///
  /// @throws IllegalStateException if the service lets nobody in any more
  public synchronized MemoryClient client(TestTerminal terminal) {
    Objects.requireNonNull(terminal, "terminal");
    var client = new MemoryClient(gate, time, MemoryGate.address(connected++), terminal);
    clients.add(client);
    return client;
  }

  /// Has a new service, made by the same supplier, take over while everybody stays connected, as a
  /// restart under the angel has a new process; returns when it serves. If it fails, the one before
  /// goes on, and hears [dev.parley.RestartFailed]. A handler calls [Service#restart] for the same.
  ///
  /// @throws TakeoverFailedException if the new service fails, with the reason; its cause is what
  ///   it threw
  /// @throws IllegalStateException if the service was not started by `startUnderAngel`, or if
  ///   nobody serves; on the strand of a service
  public void restart() {
    Lineage lineage = run.lineage();
    settleOutside();
    lineage.restart();
  }

  /// Has a new service with other code take over, as [#restart()] does: an upgrade. Later ones are
  /// made by this supplier too.
  ///
  /// @param newCode makes a service by [Service#create()], in the thread in which it is called
  /// @param settings besides those that the service was started with, or in their place
  public void restart(Supplier<Service> newCode, String... settings) {
    Objects.requireNonNull(newCode, "newCode");
    Lineage lineage = run.lineage();
    settleOutside();
    lineage.restart(newCode, settings);
  }

  /// Takes the service away from one moment to the next, as a crash of its process does, and
  /// returns when another one by the same supplier serves. What is not done then is never done: no
  /// handler goes on and no `finally` runs, and what was not seen yet is not seen.
  ///
  /// A handler may call it, to crash in the middle of an event: there it never returns. Elsewhere
  /// the service comes to rest first.
  ///
  /// @throws TakeoverFailedException if the next service fails; after a crash in a handler, the
  ///   next call that waits for it throws this
  /// @throws IllegalStateException if the service was not started by `startUnderAngel`, or if
  ///   nobody serves
  public void crash() {
    Lineage lineage = run.lineage();
    settleOutside();
    lineage.crash(true);
  }

  /// Takes the service away as [#crash] does, and leaves nobody serving until [#recover].
  public void crashAndStayDown() {
    Lineage lineage = run.lineage();
    settleOutside();
    lineage.crash(false);
  }

  /// Returns when a service serves: at once, or when one that is about to does; after
  /// [#crashAndStayDown] it starts one.
  ///
  /// @throws TakeoverFailedException if it fails
  public void recover() {
    run.lineage().recover();
  }

  /// {@return whether a service serves}
  public boolean isServing() {
    return run.lineage().isServing();
  }

  private void settleOutside() {
    if (!run.lineage().isOnStrand()) {
      time.advance(Duration.ZERO);
    }
  }

  /// {@return what handlers have thrown so far, and forgets it, so that [#close] does not complain}
  public List<Throwable> takeFailures() {
    return run.takeFailures();
  }

  /// Closes all clients, stops the service, and waits until it has stopped. If the stop waits for
  /// time to pass, a minute of it passes. A repeat call has no effect.
  ///
  /// @throws AssertionError if a handler threw and [#takeFailures] was not called since, or if the
  ///   service does not stop within 15 s
  @Override
  public void close() {
    synchronized (this) {
      clients.forEach(MemoryClient::close);
      clients.clear();
    }
    run.stop();
    try {
      if (!Standstill.isForestalledBy(run::awaitStop)) {
        time.advance(LONG_STOP);
      }
      if (!run.awaitStop(LIMIT)) {
        throw new AssertionError("the service did not stop within " + LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the service stopped", e);
    }
    if (run instanceof Lineage lineage) {
      time.leaves(lineage);
    }
    run.dispose();
    Failures.failOnAny(run.takeFailures());
  }
}
