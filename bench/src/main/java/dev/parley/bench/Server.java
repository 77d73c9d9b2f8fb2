package dev.parley.bench;

import dev.parley.bench.child.Child;
import dev.parley.bench.load.Job;
import dev.parley.bench.server.ServerMain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A contestant in its JVM.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Server implements AutoCloseable {
  /// The processor that servers are pinned to; the load has the other one.
  static final int CPU = 0;

  /// Not pinned.
  static final int ANY_CPU = -1;

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  final Contestant contestant;
  private final Child child;
  private final int port;

  private Server(Contestant contestant, Child child) {
    this.contestant = contestant;
    this.child = child;
    String address = child.await("listening on ", START_LIMIT);
    this.port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /// Starts it, and waits until it listens.
  ///
  /// @param cpu the processor it is pinned to, or [#ANY_CPU]
  /// @param jvmFlags further flags, which win over those of the contestant
  static Server start(Contestant contestant, Job.Work work, int cpu, List<String> jvmFlags) {
    var flags = new ArrayList<>(contestant.flags());
    flags.addAll(jvmFlags);
    String kind = contestant.kind.name().toLowerCase(Locale.ROOT);
    String job = work.name().toLowerCase(Locale.ROOT);
    var child = Child.start(contestant.title, cpu, flags, ServerMain.class, kind, job);
    try {
      return new Server(contestant, child);
    } catch (RuntimeException e) {
      child.close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return child.pid();
  }

  Duration cpu() {
    return child.cpu();
  }

  Memory memory() {
    return Memory.ask(child);
  }

  @Override
  public void close() {
    child.close();
  }
}
