package dev.parley.angel;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Proxies;
import dev.parley.link.Refusal;
import dev.parley.link.ServiceLink;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.TerminalState;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/// A gate without sockets that behaves as a real one does, and keeps on paper what it was told to
/// write. It calls the service with its lock held, and from within [#send].
///
/// Thread-safe.
final class PaperGate implements GateLink {
  static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 4000);
  static final GateOptions OPTIONS = options(4000, Limits.DEFAULTS);

  private final int bound;
  private final List<String> life = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final Map<Long, Person> people = new TreeMap<>();
  private final Map<Long, List<String>> paper = new HashMap<>();
  private ServiceLink service;
  private String fault;
  private final Map<Long, Integer> widths = new HashMap<>();
  private long last;

  /// @param bound how many inputs of a client may be unacknowledged
  PaperGate(int bound) {
    this.bound = bound;
  }

  static GateOptions options(int port, Limits limits) {
    var address = new InetSocketAddress("127.0.0.1", port);
    return new GateOptions(
        List.of(new GateOptions.Listener(address, Mode.LINE)),
        limits,
        TelnetPolicy.DEFAULTS,
        Proxies.NONE);
  }

  /// The next attempts to open fail.
  synchronized void refuseToOpen(String why) {
    fault = why;
  }

  // ---- what people do

  synchronized long connect() {
    return connect(Mode.LINE);
  }

  synchronized long connect(Mode mode) {
    long id = ++last;
    people.put(id, new Person(id, mode));
    paper.put(id, new ArrayList<>());
    var remote = new InetSocketAddress("127.0.0.1", 40_000);
    service.receive(
        new ToService.Connected(id, mode, remote, ADDRESS, Instant.EPOCH, TerminalState.UNKNOWN));
    return id;
  }

  /// So many were not let in.
  synchronized void refuse(int count) {
    var remote = new InetSocketAddress("127.0.0.1", 40_000);
    service.receive(new ToService.Refused(remote, ADDRESS, Refusal.TOO_OFTEN, count));
  }

  synchronized void resize(long client, int columns) {
    widths.put(client, columns);
    service.receive(new ToService.TerminalChanged(client, terminal(columns)));
  }

  private static TerminalState terminal(int columns) {
    return new TerminalState(
        true, List.of(), 0, columns, 0, "UTF-8", Map.of(), Set.of(), false, Map.of());
  }

  synchronized void type(long client, String... lines) {
    var person = people.get(client);
    if (person != null && !person.ended) {
      person.held.addAll(List.of(lines));
      person.deliver();
    }
  }

  synchronized void send(long client, byte[] data) {
    var person = people.get(client);
    person.held.add(data);
    person.deliver();
  }

  synchronized void endInput(long client) {
    var person = people.get(client);
    if (person != null) {
      person.ended = true;
      person.deliver();
    }
  }

  synchronized void leave(long client, LeaveReason reason) {
    if (people.remove(client) != null) {
      service.receive(new ToService.Left(client, reason));
    }
  }

  // ---- what came of it

  /// {@return what was written to the client, also what it was not there any more to read}
  synchronized List<String> written(long client) {
    return List.copyOf(paper.get(client));
  }

  /// Waits until at least so much was written to the client.
  synchronized void awaitWritten(long client, int texts) throws InterruptedException {
    while (paper.get(client).size() < texts) {
      wait();
    }
  }

  /// {@return how wide the client's window is; 0 if it was never told}
  synchronized int columns(long client) {
    return widths.getOrDefault(client, 0);
  }

  synchronized List<Long> present() {
    return List.copyOf(people.keySet());
  }

  synchronized List<Frame> frames() {
    return List.copyOf(frames);
  }

  synchronized List<String> life() {
    return List.copyOf(life);
  }

  // ---- the gate

  @Override
  public synchronized List<InetSocketAddress> open(GateOptions options, ServiceLink service)
      throws IOException {
    if (fault != null) {
      throw new IOException(fault);
    }
    this.service = service;
    life.add("open");
    return List.of(ADDRESS);
  }

  @Override
  public synchronized void admit() {
    life.add("admit");
  }

  @Override
  public Executor loop() {
    return Runnable::run;
  }

  @Override
  public boolean isLoop(Thread thread) {
    return false;
  }

  @Override
  public synchronized void send(Frame frame) {
    frames.add(frame);
    for (ToGate step : frame.steps()) {
      switch (step) {
        case ToGate.Write(long client, String text) -> write(client, text);
        case ToGate.Prompt(long client, String text) -> write(client, text);
        case ToGate.WriteAll(long[] clients, String text) -> {
          for (long client : clients) {
            write(client, text);
          }
        }
        case ToGate.Acknowledge(long client, int inputs) -> {
          var person = people.get(client);
          if (person != null) {
            person.acknowledge(inputs);
          }
        }
        case ToGate.Close(long client) -> {
          var person = people.get(client);
          if (person != null) {
            leave(client, person.endGiven ? LeaveReason.END_OF_INPUT : LeaveReason.CLOSED);
          }
        }
        case ToGate.WriteBytes _,
            ToGate.OutOfBandAll _,
            ToGate.Keys _,
            ToGate.Echo _,
            ToGate.OutOfBand _,
            ToGate.Subnegotiation _,
            ToGate.Status _ -> {}
        case ToGate.Keep _, ToGate.Greeted _, ToGate.Retry _, ToGate.Forget _ ->
            throw new AssertionError(step + " is no business of the gate");
      }
    }
  }

  private void write(long client, String text) {
    paper.get(client).add(text.stripTrailing());
    notifyAll();
  }

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public void awaitRoom() {}

  @Override
  public synchronized void unbind() {
    life.add("unbind");
  }

  @Override
  public synchronized void close(Duration limit) {
    life.add("close");
  }

  private final class Person {
    private final long id;
    private final Mode mode;
    private final ArrayDeque<Object> held = new ArrayDeque<>();
    private int unacknowledged;
    private boolean ended;
    private boolean endGiven;

    private Person(long id, Mode mode) {
      this.id = id;
      this.mode = mode;
    }

    private void acknowledge(int inputs) {
      unacknowledged -= inputs;
      if (unacknowledged < 0) {
        throw new AssertionError("client %d: acknowledged more than was given".formatted(id));
      }
      deliver();
    }

    private void deliver() {
      var lines = new ArrayList<String>();
      while (!held.isEmpty() && unacknowledged < bound) {
        unacknowledged++;
        if (mode == Mode.LINE) {
          lines.add((String) held.remove());
        } else {
          service.receive(new ToService.Data(id, (byte[]) held.remove()));
        }
      }
      if (!lines.isEmpty()) {
        service.receive(new ToService.Lines(id, lines));
      }
      if (ended && !endGiven && held.isEmpty()) {
        endGiven = true;
        service.receive(new ToService.InputEnded(id));
      }
    }
  }
}
