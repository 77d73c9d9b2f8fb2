package dev.parley.gate;

import static org.awaitility.Awaitility.await;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Proxies;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.loop.Loops;
import dev.parley.loop.Transport;
import dev.parley.wire.Linked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An open gate with a line listener and a raw one, and a recording service behind it.
///
/// Thread-safe.
final class GateFixture implements AutoCloseable {
  /// Offers nothing to a client that sends no command, and announces clients at once.
  static final TelnetPolicy QUIET = new TestPolicy().quiet().build();

  /// What a test's policy offers, in order: DO TTYPE, DO NAWS, WILL CHARSET, DO NEW-ENVIRON, WILL
  /// GMCP, WILL MSDP, WILL MSSP, WILL EOR, WILL MCCP2.
  static final byte[] OFFERS =
      HexFormat.of().parseHex("fffd18fffd1ffffb2afffd27fffbc9fffb45fffb46fffb19fffb56");

  private static final Duration LIMIT = Duration.ofSeconds(30);

  final GateLink gate;
  private final Loops loops;
  private final @Nullable Linked link;
  final RecordingService service = new RecordingService();
  final InetSocketAddress line;
  final InetSocketAddress raw;

  GateFixture(Limits limits) throws IOException {
    this(Reach.NEAR, limits);
  }

  GateFixture(Reach reach, Limits limits) throws IOException {
    this(reach, limits, 1, Transport.best());
  }

  GateFixture(TelnetPolicy policy) throws IOException {
    this(Reach.NEAR, policy);
  }

  GateFixture(Reach reach, TelnetPolicy policy) throws IOException {
    this(reach, Limits.DEFAULTS, 1, Transport.best(), policy);
  }

  GateFixture(Reach reach, Limits limits, int loops, Transport transport) throws IOException {
    this(reach, limits, loops, transport, QUIET);
  }

  GateFixture(Reach reach, Limits limits, int loops, Transport transport, TelnetPolicy policy)
      throws IOException {
    this(reach, limits, loops, transport, policy, Proxies.NONE);
  }

  GateFixture(Limits limits, Proxies proxies) throws IOException {
    this(Reach.NEAR, limits, 1, Transport.best(), QUIET, proxies);
  }

  private GateFixture(
      Reach reach,
      Limits limits,
      int loops,
      Transport transport,
      TelnetPolicy policy,
      Proxies proxies)
      throws IOException {
    this.loops = new Loops("test", loops, transport);
    var near = new NettyGate(this.loops);
    link = reach == Reach.FAR ? new Linked(near, this.loops) : null;
    gate = link == null ? near : link.gate();
    var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var bound =
        gate.open(
            new GateOptions(
                List.of(
                    new GateOptions.Listener(any, Mode.LINE),
                    new GateOptions.Listener(any, Mode.RAW)),
                limits,
                policy,
                proxies),
            service);
    line = bound.get(0);
    raw = bound.get(1);
    gate.admit();
  }

  void send(ToGate... steps) {
    var frame = new Frame();
    List.of(steps).forEach(frame::add);
    gate.send(frame);
  }

  /// {@return the id of the client that connected as the so manyth, from 0 on}
  long client(int index) {
    await().atMost(LIMIT).until(() -> service.all(ToService.Connected.class).count() > index);
    return service.all(ToService.Connected.class).skip(index).findFirst().orElseThrow().client();
  }

  /// Makes a service that sends back each line or piece of data, and closes who ends the input.
  GateFixture echoing() {
    service.react(message -> {
      var frame = new Frame();
      switch (message) {
        case ToService.Lines(long id, List<String> lines) -> {
          lines.forEach(text -> frame.add(new ToGate.Write(id, text + "\n")));
          frame.add(new ToGate.Acknowledge(id, lines.size()));
        }
        case ToService.Data(long id, byte[] bytes) -> {
          frame.add(new ToGate.WriteBytes(id, bytes));
          frame.add(new ToGate.Acknowledge(id, 1));
        }
        case ToService.InputEnded(long id) -> frame.add(new ToGate.Close(id));
        default -> {}
      }
      gate.send(frame);
    });
    return this;
  }

  <T extends ToService> T awaitMessage(Class<T> type) {
    await().atMost(LIMIT).until(() -> service.all(type).findAny().isPresent());
    return service.all(type).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    close(Duration.ofSeconds(5));
  }

  /// @param limit how long clients may take to read what has been written to them
  void close(Duration limit) {
    gate.close(limit);
    if (link != null) {
      link.close();
    }
    loops.close();
  }
}
