package dev.parley.testkit;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.ServiceLink;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.strand.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A gate without sockets. What clients do reaches the service within the call, and a frame its
/// clients within [#send], so that nothing is under way when the strand is at rest.
///
/// Thread-safe.
final class MemoryGate implements GateLink {
  private static final int FIRST_PORT = 1024;
  private static final int PORTS_PER_HOST = 64_000;

  private final Time time;

  /// Never shut down, since the strand may run on it to its last task, and one that is cut off
  /// there keeps its locks for ever; its thread ends by itself.
  private final ThreadPoolExecutor loop;

  /// Written by the loop, read by everybody.
  private volatile @Nullable Thread thread;

  // All that follows is guarded by this.
  private final Map<Long, MemoryConnection> connections = new HashMap<>();
  private @Nullable GateOptions options;
  private @Nullable ServiceLink service;
  private boolean admitting;
  private long last;

  MemoryGate(Time time) {
    this.time = time;
    loop =
        new ThreadPoolExecutor(
            1, 1, 100, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), this::newThread);
    loop.allowCoreThreadTimeOut(true);
  }

  private Thread newThread(Runnable work) {
    var fresh = Thread.ofPlatform().name("memory-gate").daemon().unstarted(work);
    thread = fresh;
    return fresh;
  }

  Time time() {
    return time;
  }

  /// Runs an action as the only one in the gate.
  synchronized void guarded(Runnable action) {
    action.run();
  }

  // From clients.

  /// A client comes, through the first listener of the service.
  ///
  /// @throws IllegalStateException if the service lets nobody in
  synchronized MemoryConnection connect(
      InetSocketAddress remote, TestTerminal terminal, Screen screen) {
    var options = this.options;
    var service = this.service;
    if (!admitting || options == null || service == null) {
      throw new IllegalStateException("the service lets nobody in: it is not running, or stops");
    }
    GateOptions.Listener listener = options.listeners().getFirst();
    Limits limits = options.limits();
    Mode mode = listener.mode();
    long id = ++last;
    var connection = new MemoryConnection(this, service, limits, id, mode, terminal, screen);
    connections.put(id, connection);
    service.receive(
        new ToService.Connected(
            id, mode, remote, listener.address(), time.now(), terminal.state()));
    return connection;
  }

  /// {@return the address of the client with that number: on this machine, and no other has it}
  static InetSocketAddress address(int number) {
    int host = 1 + number / PORTS_PER_HOST;
    byte[] bytes = {127, 0, (byte) (host >> 8), (byte) host};
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(bytes), FIRST_PORT + number % PORTS_PER_HOST);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are always an address", e);
    }
  }

  synchronized boolean isOpen() {
    return service != null;
  }

  void remove(long id) {
    connections.remove(id);
  }

  // From the service.

  @Override
  public synchronized List<InetSocketAddress> open(GateOptions options, ServiceLink service) {
    if (this.service != null) {
      throw new IllegalStateException(
          "two services want the same gate in memory; make one service for each");
    }
    this.options = options;
    this.service = service;
    return options.listeners().stream().map(GateOptions.Listener::address).toList();
  }

  @Override
  public synchronized void admit() {
    admitting = true;
  }

  @Override
  public Executor loop() {
    return loop;
  }

  @Override
  public boolean isLoop(Thread asked) {
    return asked.equals(thread);
  }

  @Override
  public synchronized void send(Frame frame) {
    for (ToGate step : frame.steps()) {
      switch (step) {
        case ToGate.Write(long client, String text) -> at(client, to -> to.write(text));
        case ToGate.WriteAll(long[] clients, String text) -> {
          for (long client : clients) {
            at(client, to -> to.write(text));
          }
        }
        case ToGate.WriteBytes(long client, byte[] bytes) -> at(client, to -> to.write(bytes));
        case ToGate.Prompt(long client, String text) -> at(client, to -> to.write(text));
        case ToGate.Echo(long client, boolean on) -> at(client, to -> to.echo(on));
        case ToGate.Keys(long client, boolean on) -> at(client, to -> to.keys(on));
        case ToGate.OutOfBand(long client, String name, String json) ->
            at(client, to -> to.message(name, json));
        case ToGate.OutOfBandAll(long[] clients, String name, String json) -> {
          for (long client : clients) {
            at(client, to -> to.message(name, json));
          }
        }
        // Its clients know no options.
        case ToGate.Subnegotiation _, ToGate.Status _ -> {}
        case ToGate.Acknowledge(long client, int inputs) ->
            at(client, to -> to.acknowledge(inputs));
        case ToGate.Close(long client) -> at(client, MemoryConnection::close);
        // For whoever keeps them, between a gate and its service.
        case ToGate.Keep _, ToGate.Greeted _, ToGate.Retry _, ToGate.Forget _ -> {}
      }
    }
  }

  private void at(long client, Consumer<MemoryConnection> action) {
    MemoryConnection connection = connections.get(client);
    if (connection != null) {
      action.accept(connection);
    }
  }

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public void awaitRoom() {}

  @Override
  public synchronized void unbind() {
    admitting = false;
  }

  @Override
  public synchronized void close(Duration limit) {
    List.copyOf(connections.values()).forEach(MemoryConnection::close);
  }
}
