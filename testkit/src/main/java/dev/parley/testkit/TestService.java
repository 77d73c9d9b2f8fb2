package dev.parley.testkit;

import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.Service;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
/// [#close] ends the clients and the service, and fails the test if a handler of the service threw,
/// which the people at the terminals might not have noticed.
///
/// Thread-safe.
public final class TestService implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Service service;
  private final Attendance attendance = new Attendance();
  private final Failures failures;
  // Guarded by this.
  private final List<SocketClient> clients = new ArrayList<>();

  private TestService(Service service) {
    this.service = service;
    var registry = service.registry();
    failures = new Failures(service);
    registry.on(Connect.class).first().listen(event -> attendance.come(event.client().address()));
    registry
        .on(Disconnect.class)
        .last()
        .evenIfStopped()
        .listen(event -> attendance.leave(event.client().address()));
  }

  /// Starts the service on a free port of 127.0.0.1, and returns when it lets people in.
  ///
  /// @param service which was not started before
  /// @param settings more of them as on a command line: `--idle-timeout=1s`
  public static TestService start(Service service, String... settings) {
    var running = new TestService(service);
    var here = Stream.of("--host=127.0.0.1", "--port=0");
    service.start(Stream.concat(here, Stream.of(settings)).toArray(String[]::new));
    return running;
  }

  /// {@return the service}
  public Service service() {
    return service;
  }

  /// {@return where the service listens}
  public InetSocketAddress address() {
    return service.address();
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
                .formatted(LIMIT, service.clients()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the clients left", e);
    }
  }

  /// {@return what handlers have thrown so far, and forgets it, so that [#close] does not complain}
  public List<Throwable> takeFailures() {
    return failures.take();
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
    service.stop();
    try {
      if (!service.awaitStop(LIMIT)) {
        throw new AssertionError("the service did not stop within " + LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the service stopped", e);
    }
    failOnFailures();
  }

  /// Fails if a handler has thrown.
  void failOnFailures() {
    failures.failOnAny();
  }
}
