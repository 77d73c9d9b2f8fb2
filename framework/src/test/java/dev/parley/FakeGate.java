package dev.parley;

import static org.awaitility.Awaitility.await;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.LeaveReason;
import dev.parley.link.Mode;
import dev.parley.link.Order;
import dev.parley.link.ServiceLink;
import dev.parley.link.TerminalState;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A gate without sockets: tests say what clients do, and read what was sent to them.
final class FakeGate implements GateLink {
  final InetSocketAddress address = new InetSocketAddress("127.0.0.1", 4000);
  final List<String> life = new CopyOnWriteArrayList<>();

  /// Never shut down, since the strand runs on it to its last task; its thread ends by itself.
  private final ThreadPoolExecutor loop =
      new ThreadPoolExecutor(
          1,
          1,
          100,
          TimeUnit.MILLISECONDS,
          new LinkedBlockingQueue<>(),
          r -> thread = Thread.ofPlatform().daemon().unstarted(r));

  private volatile Thread thread;
  private volatile ServiceLink service;
  private volatile boolean refusing;
  private volatile boolean refusingToAdmit;
  private volatile boolean keeping;

  // Guarded by this.
  private final List<Frame> frames = new ArrayList<>();
  private final Map<Long, StringBuilder> texts = new HashMap<>();
  private final Map<Long, Integer> acknowledged = new HashMap<>();
  private long last;

  FakeGate() {
    loop.allowCoreThreadTimeOut(true);
  }

  void refuseToBind() {
    refusing = true;
  }

  void refuseToAdmit() {
    refusingToAdmit = true;
  }

  /// From now on it keeps what it is given for the next process, as far as the service knows.
  void keep() {
    keeping = true;
  }

  // ---- what clients do

  synchronized long connect() {
    return connect(Mode.LINE);
  }

  synchronized long connect(Mode mode) {
    long client = ++last;
    texts.put(client, new StringBuilder());
    acknowledged.put(client, 0);
    var remote = new InetSocketAddress("127.0.0.1", 40_000 + (int) client);
    service.receive(
        new ToService.Connected(
            client, mode, remote, address, Instant.EPOCH, TerminalState.UNKNOWN));
    return client;
  }

  void type(long client, String... lines) {
    service.receive(new ToService.Lines(client, List.of(lines)));
  }

  void send(long client, byte[] data) {
    service.receive(new ToService.Data(client, data));
  }

  void tell(ToService message) {
    service.receive(message);
  }

  void endInput(long client) {
    service.receive(new ToService.InputEnded(client));
  }

  void leave(long client, LeaveReason reason) {
    service.receive(new ToService.Left(client, reason));
  }

  // ---- what the angel orders

  void order(Order order) {
    service.order(order);
  }

  // ---- what was sent to them

  synchronized String text(long client) {
    return texts.get(client).toString();
  }

  synchronized int acknowledged(long client) {
    return acknowledged.get(client);
  }

  synchronized List<Frame> frames() {
    return List.copyOf(frames);
  }

  void awaitText(long client, String text) {
    await("text for client " + client)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> text(client), seen -> seen.contains(text));
  }

  // ---- the gate

  @Override
  public List<InetSocketAddress> open(GateOptions options, ServiceLink service) throws IOException {
    if (refusing) {
      throw new IOException("can't listen on 127.0.0.1:4000: address already in use");
    }
    this.service = service;
    note("open");
    return List.of(address);
  }

  @Override
  public boolean keeps() {
    return keeping;
  }

  @Override
  public void admit() {
    if (refusingToAdmit) {
      throw new IllegalStateException("nobody may come in");
    }
    note("admit");
  }

  @Override
  public Executor loop() {
    return loop;
  }

  @Override
  public boolean isLoop(Thread asked) {
    return asked == thread;
  }

  @Override
  public synchronized void send(Frame frame) {
    frames.add(frame);
    for (ToGate step : frame.steps()) {
      switch (step) {
        case ToGate.Write(long client, String text) -> texts.get(client).append(text);
        case ToGate.WriteAll(long[] clients, String text) ->
            Arrays.stream(clients).forEach(client -> texts.get(client).append(text));
        case ToGate.WriteBytes(long client, byte[] bytes) ->
            texts
                .get(client)
                .append(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
        case ToGate.Prompt(long client, String text) -> texts.get(client).append(text);
        case ToGate.Echo(long client, boolean on) ->
            texts.get(client).append(on ? "<echo>" : "<no echo>");
        case ToGate.Keys(long client, boolean on) ->
            texts.get(client).append(on ? "<keys>" : "<lines>");
        case ToGate.OutOfBandAll(long[] clients, String name, String json) ->
            Arrays.stream(clients)
                .forEach(client -> texts.get(client).append("<%s %s>".formatted(name, json)));
        case ToGate.OutOfBand(long client, String name, String json) ->
            texts.get(client).append("<%s %s>".formatted(name, json));
        case ToGate.Subnegotiation(long client, int option, byte[] payload) ->
            texts.get(client).append("<%d %s>".formatted(option, Arrays.toString(payload)));
        case ToGate.Status(long client, var variables) ->
            texts.get(client).append("<status %s>".formatted(variables));
        case ToGate.Acknowledge(long client, int inputs) ->
            acknowledged.merge(client, inputs, Integer::sum);
        case ToGate.Keep _, ToGate.Greeted _, ToGate.Retry _, ToGate.Forget _ -> {}
        case ToGate.Close(long client) -> {
          texts.get(client).append("<closed>");
          loop.execute(() -> service.receive(new ToService.Left(client, LeaveReason.CLOSED)));
        }
      }
    }
  }

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public void awaitRoom() {}

  @Override
  public void unbind() {
    note("unbind");
  }

  @Override
  public void close(Duration limit) {
    note("close");
  }

  @Override
  public void frozen() {
    note("frozen");
  }

  private synchronized void note(String what) {
    life.add(what);
  }
}
