package dev.parley.gate;

import dev.parley.link.Frame;
import dev.parley.link.GateOptions;
import dev.parley.link.Limits;
import dev.parley.link.ServiceLink;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.loop.Room;
import io.netty.channel.EventLoop;
import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The clients of one event loop, and the frames for them.
///
/// Confined to its event loop, except [#enqueue].
final class GateLoop {
  private static final Logger log = LoggerFactory.getLogger(GateLoop.class);

  /// How much of the service's output is applied before sockets are looked after again.
  private static final long DRAIN_NANOS = Duration.ofMillis(5).toNanos();

  /// How many frames are applied between two looks at the clock, which cost as much as a frame.
  private static final int FRAMES_PER_LOOK = 16;

  /// How many refused connections may be waited for until they have read why.
  private static final int MAX_REFUSING = 256;

  private static final Duration LONGEST_SWEEP = Duration.ofSeconds(1);
  private static final Duration SHORTEST_SWEEP = Duration.ofMillis(20);

  private final EventLoop executor;
  private final Limits limits;
  private final TelnetPolicy policy;
  private final OptionTable options;
  private final ServiceLink service;
  private final Admission admission;
  private final Refusals refusals = new Refusals(this::send);
  private final Arrivals arrivals;
  private final Room room;

  /// Filled by any thread.
  private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean scheduled = new AtomicBoolean();

  private final LongObjectMap<Connection> connections = new LongObjectHashMap<>();
  private final Crowd crowd;
  private final TextEncoder encoder = new TextEncoder();

  /// One text in each of the encodings of those who get it; empty between two texts.
  private final Map<Encoding, Payload> encoded = new EnumMap<>(Encoding.class);

  /// As `encoded`, for raw clients.
  private @Nullable Payload encodedRaw;

  private final CompletableFuture<Void> emptied = new CompletableFuture<>();
  private List<Connection> touched = new ArrayList<>();
  private byte[] scratch = new byte[NettyGate.LARGEST_READ];
  private int refusing;
  private boolean closing;

  GateLoop(
      EventLoop executor,
      GateOptions options,
      ServiceLink service,
      Admission admission,
      Room room) {
    this.executor = executor;
    this.limits = options.limits();
    policy = options.telnet();
    this.options = OptionTable.of(policy);
    this.service = service;
    crowd = new Crowd(limits.unsentSoft());
    this.admission = admission;
    arrivals = new Arrivals(options.proxies(), limits.maxConnections(), refusals);
    this.room = room;
    long interval = sweepInterval(limits).toNanos();
    ScheduledFuture<?> sweeping =
        executor.scheduleWithFixedDelay(this::sweep, interval, interval, TimeUnit.NANOSECONDS);
    var _ = emptied.thenRun(() -> sweeping.cancel(false));
  }

  EventLoop executor() {
    return executor;
  }

  // For the service's side.

  /// Takes a frame, on any thread; steps for clients of other loops are passed over.
  void enqueue(Frame frame) {
    room.take(frame.weight());
    frames.add(frame);
    schedule();
  }

  private void schedule() {
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      try {
        executor.execute(this::drain);
      } catch (RejectedExecutionException e) {
        log.debug("frames are dropped: the gate is closed");
      }
    }
  }

  private void drain() {
    scheduled.set(false);
    long start = System.nanoTime();
    long applied = 0;
    int count = 0;
    try {
      @Nullable Frame frame;
      while ((frame = frames.poll()) != null) {
        applied += frame.weight();
        for (ToGate step : frame.steps()) {
          apply(step);
        }
        if (++count % FRAMES_PER_LOOK == 0 && System.nanoTime() - start > DRAIN_NANOS) {
          break;
        }
      }
      writeToCrowd();
      settle();
    } finally {
      room.give(applied);
      if (!frames.isEmpty()) {
        schedule();
      }
    }
  }

  private void settle() {
    if (touched.isEmpty()) {
      return;
    }
    List<Connection> batch = touched;
    touched = new ArrayList<>(batch.size());
    for (Connection connection : batch) {
      connection.settle();
    }
  }

  private void apply(ToGate step) {
    switch (step) {
      case ToGate.WriteAll(long[] clients, String text) -> {
        if (!crowd.add(clients, text)) {
          writeToCrowd();
          crowd.add(clients, text);
        }
      }
      case ToGate.Acknowledge(long client, int inputs) ->
          at(client, connection -> connection.acknowledge(inputs));
      default -> {
        writeToCrowd();
        applyInOrder(step);
      }
    }
  }

  private void applyInOrder(ToGate step) {
    switch (step) {
      case ToGate.Write(long client, String text) ->
          at(client, connection -> write(connection, text));
      case ToGate.Prompt(long client, String text) ->
          at(client, connection -> prompt(connection, text));
      case ToGate.WriteBytes(long client, byte[] bytes) ->
          at(client, connection -> writeBytes(connection, bytes));
      case ToGate.Echo(long client, boolean on) -> at(client, connection -> connection.echo(on));
      case ToGate.Keys(long client, boolean on) -> at(client, connection -> connection.keys(on));
      case ToGate.OutOfBand(long client, String name, String json) ->
          sendOutOfBand(new long[] {client}, new OutgoingMessage(name, json));
      case ToGate.OutOfBandAll(long[] clients, String name, String json) ->
          sendOutOfBand(clients, new OutgoingMessage(name, json));
      case ToGate.Subnegotiation(long client, int option, byte[] payload) ->
          at(client, connection -> connection.sendSubnegotiation(option, payload));
      case ToGate.Status(long client, Map<String, List<String>> variables) ->
          at(client, connection -> connection.sendStatus(variables));
      case ToGate.Close(long client) -> at(client, Connection::close);
      case ToGate.WriteAll _, ToGate.Acknowledge _ -> {}
      // For whoever keeps them, between a gate and its service.
      case ToGate.Keep _, ToGate.Greeted _, ToGate.Retry _, ToGate.Forget _ -> {}
    }
  }

  /// Does something to a client that is still there. What goes wrong ends that client, and nobody
  /// else notices; running out of memory too, which is mostly that of the sockets.
  private void at(long client, Consumer<Connection> action) {
    @Nullable Connection connection = connections.get(client);
    if (connection != null) {
      try {
        action.accept(connection);
      } catch (RuntimeException | OutOfMemoryError e) {
        connection.fail(e);
      }
    }
  }

  private void write(Connection connection, String text) {
    Payload payload = encode(connection.encoding(), text);
    connection.write(payload, true);
    payload.release();
  }

  private void prompt(Connection connection, String text) {
    Payload payload = encode(connection.encoding(), text);
    connection.prompt(payload);
    payload.release();
  }

  private void writeBytes(Connection connection, byte[] bytes) {
    Payload payload = connection.encoding() == null ? Payload.of(bytes) : encoder.telnet(bytes);
    connection.write(payload, true);
    payload.release();
  }

  private void sendOutOfBand(long[] clients, OutgoingMessage message) {
    for (long client : clients) {
      at(client, connection -> connection.sendOutOfBand(message));
    }
    message.release();
  }

  private void writeToCrowd() {
    if (crowd.isEmpty()) {
      return;
    }
    Consumer<Connection> writing =
        connection -> connection.write(encodeOnce(connection.encoding()), true);
    for (long client : crowd.clients()) {
      at(client, writing);
    }
    crowd.clear();
    encoded.values().forEach(Payload::release);
    encoded.clear();
    if (encodedRaw != null) {
      encodedRaw.release();
      encodedRaw = null;
    }
  }

  /// {@return what the crowd is to read}
  private Payload encodeOnce(@Nullable Encoding encoding) {
    @Nullable Payload payload = encoding == null ? encodedRaw : encoded.get(encoding);
    if (payload == null) {
      payload = encode(encoding, crowd.text()).of(crowd.messages());
      if (encoding == null) {
        encodedRaw = payload;
      } else {
        encoded.put(encoding, payload);
      }
    }
    return payload;
  }

  private Payload encode(@Nullable Encoding encoding, String text) {
    return encoding == null ? encoder.raw(text) : encoder.telnet(text, encoding);
  }

  // For the connections.

  Limits limits() {
    return limits;
  }

  TelnetPolicy policy() {
    return policy;
  }

  /// {@return those that the policy knows}
  OptionTable options() {
    return options;
  }

  Admission admission() {
    return admission;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /// {@return an array that is the caller's until it returns to the loop}
  byte[] scratch(int length) {
    if (length > scratch.length) {
      scratch = new byte[length];
    }
    return scratch;
  }

  void add(long id, Connection connection) {
    connections.put(id, connection);
  }

  void remove(long id) {
    connections.remove(id);
    if (closing && connections.isEmpty()) {
      emptied.complete(null);
    }
  }

  /// This connection has something to do at the end of the batch.
  void touched(Connection connection) {
    touched.add(connection);
  }

  /// Hands a message to the service.
  void send(ToService message) {
    service.receive(message);
  }

  /// {@return who is told of refused connections}
  Refusals refusals() {
    return refusals;
  }

  /// {@return whether a refused connection may stay until it has read why}
  boolean startRefusing() {
    if (refusing >= MAX_REFUSING) {
      return false;
    }
    refusing++;
    return true;
  }

  void endRefusing() {
    refusing--;
  }

  boolean isClosing() {
    return closing;
  }

  // The end.

  /// Closes every connection.
  ///
  /// @return done when all are gone
  CompletableFuture<Void> closeAll() {
    executor.execute(() -> {
      closing = true;
      arrivals.close();
      for (Connection connection : List.copyOf(connections.values())) {
        connection.close();
        connection.hurry();
      }
      if (connections.isEmpty()) {
        emptied.complete(null);
      }
    });
    return emptied;
  }

  /// Cuts off every connection that is left.
  void cutOffAll() {
    executor.execute(() -> List.copyOf(connections.values()).forEach(Connection::cutOff));
  }

  // Time.

  private void sweep() {
    long now = System.nanoTime();
    admission.sweep(now);
    refusals.sweep(now);
    for (Connection connection : List.copyOf(connections.values())) {
      try {
        connection.sweep(now);
      } catch (RuntimeException | OutOfMemoryError e) {
        connection.fail(e);
      }
    }
  }

  /// Often enough for the shortest timeout, and seldom enough to cost nothing.
  private static Duration sweepInterval(Limits limits) {
    Duration shortest =
        Stream.of(limits.idleTimeout(), limits.firstLineTimeout(), limits.unsentDeadline())
            .filter(Duration::isPositive)
            .map(timeout -> timeout.dividedBy(4))
            .min(Duration::compareTo)
            .orElse(LONGEST_SWEEP);
    if (shortest.compareTo(LONGEST_SWEEP) > 0) {
      return LONGEST_SWEEP;
    }
    return shortest.compareTo(SHORTEST_SWEEP) < 0 ? SHORTEST_SWEEP : shortest;
  }
}
