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
/// The code of the service is the one that is run otherwise: what [Service#create()] makes while
/// the supplier is called stands in these [Surroundings]. Limits of connections and of unread
/// output do not apply; use [TestService] for those, and for telnet.
///
/// [#close] ends the clients and the service, and fails the test if a handler of the service threw.
///
/// Thread-safe. Not to be used on the strand of the service.
public final class MemoryService implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /// Real time after which a service that has not stopped is taken to wait for its own time.
  private static final Duration PROMPT = Duration.ofSeconds(1);

  /// Virtual time in which every service stops, unless its settings say otherwise.
  private static final Duration LONG_STOP = Duration.ofMinutes(1);

  private final VirtualTime time;
  private final MemoryGate gate;
  private final Service service;
  private final Failures failures;
  // Both are guarded by this.
  private final List<MemoryClient> clients = new ArrayList<>();
  private int connected;

  private MemoryService(VirtualTime time, Supplier<Service> maker) {
    this.time = time;
    gate = new MemoryGate(time);
    service = new Surroundings(time, _ -> gate).make(maker);
    failures = new Failures(service);
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
    var running = new MemoryService(time, maker);
    var here = Stream.of("--host=127.0.0.1", "--port=0");
    running.service.start(Stream.concat(here, Stream.of(settings)).toArray(String[]::new));
    if (!running.gate.isOpen()) {
      running.service.close();
      throw new IllegalStateException(
          "the service is not in memory; the supplier has to call Service.create() itself, in the"
              + " thread in which it is called");
    }
    return running;
  }

  /// {@return the service}
  public Service service() {
    return service;
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
  public synchronized MemoryClient client() {
    var client = new MemoryClient(gate, time, MemoryGate.address(connected++));
    clients.add(client);
    return client;
  }

  /// {@return what handlers have thrown so far, and forgets it, so that [#close] does not complain}
  public List<Throwable> takeFailures() {
    return failures.take();
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
    service.stop();
    try {
      if (!service.awaitStop(PROMPT)) {
        time.advance(LONG_STOP);
      }
      if (!service.awaitStop(LIMIT)) {
        throw new AssertionError("the service did not stop within " + LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the service stopped", e);
    }
    failures.failOnAny();
  }
}
