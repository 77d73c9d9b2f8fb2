package dev.parley.testkit;

import dev.parley.Service;
import dev.parley.gate.NettyGate;
import dev.parley.strand.Time;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A service that runs inside a test, on a free port of this machine, and the clients that the test
/// has connected to it.
///
/// ```java
/// try (var chat = TestService.start(Chat.service())) {
///   var ann = chat.client();
///   ann.expect("name? ");
/// }
/// ```
///
/// What the service saves is in a database of its own, which is gone after [#close], unless the
/// setting `store` says otherwise.
///
/// [#close] ends the clients and the service, and fails the test if a handler of the service threw,
/// which the people at the terminals might not have noticed.
///
/// Thread-safe.
public final class TestService implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Attendance attendance;
  private final Run run;
  // Guarded by this.
  private final List<SocketClient> clients = new ArrayList<>();

  private TestService(Attendance attendance, Run run) {
    this.attendance = attendance;
    this.run = run;
  }

  /// Starts the service on a free port of 127.0.0.1, and returns when it lets people in. Clients
  /// are welcomed at once, without waiting for what they tell of their terminals; the setting
  /// `settle-limit` changes that.
  ///
  /// @param service which was not started before
  /// @param settings more of them as on a command line: `--idle-timeout=1s`
  public static TestService start(Service service, String... settings) {
    var attendance = new Attendance();
    attendance.watch(service);
    var running = new TestService(attendance, Alone.of(service));
    service.start(MemoryService.inMemory(onFreePort(settings)));
    return running;
  }

  /// Starts a service on a free port of 127.0.0.1 as the angel would, and returns when it lets
  /// people in: then [#restart] and [#crash] have others follow it. As under the angel, what is put
  /// on clients has to be of a type that can be kept, and is refused otherwise. Without that a test
  /// is better off with [#start].
  ///
  /// @param maker makes a service by [Service#create()], in the thread in which it is called, and
  ///   another one each time
  /// @param settings more of them as on a command line: `--idle-timeout=1s`; `loops` has no effect
  /// @throws IllegalStateException if the service was made otherwise
  public static TestService startUnderAngel(Supplier<Service> maker, String... settings) {
    Objects.requireNonNull(maker, "maker");
    var attendance = new Attendance();
    var lineage =
        new Lineage(
            Time.system(),
            new NettyGate("gate", 1),
            maker,
            onFreePort(settings),
            attendance::watch,
            _ -> {});
    lineage.start();
    return new TestService(attendance, lineage);
  }

  private static String[] onFreePort(String... settings) {
    var here = Stream.of("--host=127.0.0.1", "--port=0", "--settle-limit=0");
    return Stream.concat(here, Stream.of(settings)).toArray(String[]::new);
  }

  /// {@return the service; of several that follow one another, the one that serves, or else the one
  /// that did last}
  public Service service() {
    return run.service();
  }

  /// {@return where the service listens}
  public InetSocketAddress address() {
    return service().address();
  }

  /// {@return a new client with the usual [SocketClient#options]; [#close] closes it}
  public SocketClient client() {
    return client(SocketClient.options());
  }

  /// {@return a new client; [#close] closes it}
  public SocketClient client(ConnectOptions options) {
    var client = options.connect(address());
    synchronized (this) {
      clients.add(client);
    }
    return client;
  }

  /// Closes all clients and waits until the service has handled that they left, at most 15 s.
  ///
  /// @throws AssertionError if it takes longer
  public void disconnectAll() {
    var leaving = new ArrayList<InetSocketAddress>();
    synchronized (this) {
      for (var client : clients) {
        // One that was refused at the door never came, and will not be seen to leave.
        if (!client.isEnded() || attendance.hasCome(client.localAddress())) {
          leaving.add(client.localAddress());
        }
        client.close();
      }
      clients.clear();
    }
    try {
      if (!attendance.awaitLeft(leaving, LIMIT)) {
        throw new AssertionError(
            "the service did not handle within %s that all clients left; it has %s"
                .formatted(LIMIT, service().clients()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the clients left", e);
    }
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
    run.lineage().restart();
  }

  /// Has a new service with other code take over, as [#restart()] does: an upgrade. Later ones are
  /// made by this supplier too.
  ///
  /// @param newCode makes a service by [Service#create()], in the thread in which it is called
  /// @param settings besides those that the service was started with, or in their place
  public void restart(Supplier<Service> newCode, String... settings) {
    Objects.requireNonNull(newCode, "newCode");
    run.lineage().restart(newCode, settings);
  }

  /// Takes the service away from one moment to the next, as a crash of its process does, and
  /// returns when another one by the same supplier serves. What is not done then is never done: no
  /// handler goes on and no `finally` runs, and what was not seen yet is not seen.
  ///
  /// A handler may call it, to crash in the middle of an event: there it never returns. Its work
  /// that runs elsewhere, of [Service#call] say, does not count as inside.
  ///
  /// @throws TakeoverFailedException if the next service fails; after a crash in a handler, the
  ///   next call that waits for it throws this
  /// @throws IllegalStateException if the service was not started by `startUnderAngel`, or if
  ///   nobody serves
  public void crash() {
    run.lineage().crash(true);
  }

  /// Takes the service away as [#crash] does, and leaves nobody serving until [#recover].
  public void crashAndStayDown() {
    run.lineage().crash(false);
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

  /// {@return what handlers have thrown so far, and forgets it, so that [#close] does not complain}
  public List<Throwable> takeFailures() {
    return run.takeFailures();
  }

  /// Closes all clients, stops the service, and waits until it has stopped. A repeat call has no
  /// effect.
  ///
  /// @throws AssertionError if a handler threw and [#takeFailures] was not called since, or if the
  ///   service does not stop within 15 s
  @Override
  public void close() {
    synchronized (this) {
      clients.forEach(SocketClient::close);
      clients.clear();
    }
    run.stop();
    try {
      if (!run.awaitStop(LIMIT)) {
        throw new AssertionError("the service did not stop within " + LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the service stopped", e);
    }
    run.dispose();
    failOnFailures();
  }

  /// Fails if a handler has thrown.
  void failOnFailures() {
    Failures.failOnAny(run.takeFailures());
  }
}
