package dev.parley.dial;

import dev.parley.loop.Loops;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitException;
import dev.parley.strand.WaitTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the outgoing connections of a service, and closes those that are left when it stops.
///
/// Thread-safe.
public final class Dialler {
  private final Supplier<Strand> strand;
  private final Supplier<Loops> loops;
  private final Resolver resolver;
  private final Set<LineConnection> connections = ConcurrentHashMap.newKeySet();

  /// Makes none yet.
  ///
  /// @param strand what the receivers are told on
  /// @param loops where the connections live
  public Dialler(Supplier<Strand> strand, Supplier<Loops> loops, Resolver resolver) {
    this.strand = Objects.requireNonNull(strand, "strand");
    this.loops = Objects.requireNonNull(loops, "loops");
    this.resolver = Objects.requireNonNull(resolver, "resolver");
  }

  /// Looks up the addresses of a host.
  public interface Resolver {
    /// {@return all addresses of the host} Waits on the strand.
    InetAddress[] resolve(String host) throws Exception;
  }

  /// Begins a connection.
  ///
  /// @throws IllegalArgumentException if there is no such port
  public Dial dial(String host, int port) {
    return new Dial(this, host, port);
  }

  LineConnection open(Dial dial, LineReceiver receiver) throws IOException {
    Strand strand = this.strand.get();
    var deadline = new Deadline(strand.time(), dial.connectTimeout);
    InetAddress[] addresses = resolve(dial, strand, deadline);
    Wait<Attempt.Result> wait = Wait.forInput(strand, "a connection to " + dial);
    var attempt = new Attempt(dial, receiver, strand, loops.get(), addresses, deadline, wait);
    attempt.begin();
    try {
      Attempt.Result result = wait.await(deadline.left());
      LineConnection connection = result.connection();
      if (connection == null) {
        throw new IOException(
            "no connection to %s: %s".formatted(dial, result.failure()), result.failure());
      }
      connections.add(connection);
      connection.begin(connections::remove);
      return connection;
    } catch (WaitTimeoutException e) {
      attempt.giveUp();
      throw tooLate(dial, e);
    } catch (WaitException e) {
      attempt.giveUp();
      throw e;
    }
  }

  /// What looking up a host came to.
  private record Resolution(InetAddress[] addresses, @Nullable Exception failure) {}

  /// In a task of its own, since nothing limits how long a look-up takes.
  private InetAddress[] resolve(Dial dial, Strand strand, Deadline deadline) throws IOException {
    Wait<Resolution> wait = Wait.forInput(strand, "the addresses of " + dial.host);
    strand.execute(() -> wait.complete(resolve(dial.host)));
    try {
      Resolution resolution = wait.await(deadline.left());
      return switch (resolution.failure()) {
        case null -> resolution.addresses();
        case IOException e ->
            throw new IOException("no connection to %s: no such host".formatted(dial), e);
        case RuntimeException e -> throw e;
        case Exception e ->
            throw new IOException("no connection to %s: %s".formatted(dial, e.getMessage()), e);
      };
    } catch (WaitTimeoutException e) {
      throw tooLate(dial, e);
    }
  }

  private Resolution resolve(String host) {
    try {
      return new Resolution(resolver.resolve(host), null);
    } catch (Exception e) {
      return new Resolution(new InetAddress[0], e);
    }
  }

  private static IOException tooLate(Dial dial, WaitTimeoutException cause) {
    return new IOException(
        "no connection to %s within %s".formatted(dial, dial.connectTimeout), cause);
  }

  /// Closes all connections, when what waits to be sent has left, and returns when that is done, at
  /// most as long as given. Not for the strand, nor for an event loop.
  public void close(Duration limit) {
    connections.forEach(LineConnection::close);
    long end = System.nanoTime() + limit.toNanos();
    for (LineConnection connection : connections) {
      connection.awaitClosed(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }
}
