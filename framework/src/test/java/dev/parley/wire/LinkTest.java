package dev.parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.Inheritance;
import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Order;
import dev.parley.link.Proxies;
import dev.parley.link.ServiceLink;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.TerminalState;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.loop.Loops;
import dev.parley.loop.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The gate's tests run over the link too; these are about what only the link has.
@Timeout(180)
@ParameterizedClass
@EnumSource(Transport.class)
class LinkTest {
  private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 4000);

  @Parameter Transport transport;
  private final StubGate gate = new StubGate();
  private final List<ToService> messages = Collections.synchronizedList(new ArrayList<>());
  private final List<Order> orders = new CopyOnWriteArrayList<>();
  private final ServiceLink service =
      new ServiceLink() {
        @Override
        public void receive(ToService message) {
          messages.add(message);
        }

        @Override
        public void order(Order order) {
          orders.add(order);
        }
      };

  private Loops loops;
  private Linked link;

  @BeforeEach
  void connect() throws IOException {
    loops = new Loops("test", 1, transport);
    link = new Linked(gate, loops);
  }

  @AfterEach
  void disconnect() {
    link.close();
    loops.close();
  }

  private void open() throws IOException {
    var options =
        new GateOptions(
            List.of(new GateOptions.Listener(HERE, Mode.LINE)),
            Limits.DEFAULTS,
            TelnetPolicy.DEFAULTS,
            Proxies.NONE);
    assertThat(link.remote.open(options, service)).containsExactly(HERE);
  }

  private void send(ToGate... steps) {
    var frame = new Frame();
    List.of(steps).forEach(frame::add);
    link.remote.send(frame);
  }

  @Test
  void carriesTheCallsInTheirOrder() throws Exception {
    gate.turn.countDown();
    link.remote.ready();
    open();
    assertThat(link.remote.inherit()).isEqualTo(Inheritance.NONE);
    link.remote.admit();
    send(new ToGate.Write(1, "one"));
    send(new ToGate.Write(1, "two"));
    link.remote.frozen();
    link.remote.stopping();
    link.remote.unbind();
    link.remote.close(Duration.ofSeconds(7));
    assertThat(gate.calls)
        .containsExactly(
            "ready",
            "open 4096",
            "inherit",
            "admit",
            "frozen after 2",
            "stopping",
            "unbind",
            "close PT7S");
    assertThat(gate.frames.getFirst().steps()).containsExactly(new ToGate.Write(1, "one"));
  }

  @Test
  void carriesMessagesAndOrdersInTheirOrder() throws Exception {
    open();
    var other = gate.service.get();
    var lines = new ToService.Lines(3, List.of("a", "b"));
    var left = new ToService.Left(3, LeaveReason.RESET);
    other.receive(lines);
    other.order(new Order.Freeze());
    other.receive(left);
    other.order(new Order.Thaw("why"));
    await().until(() -> orders.size() == 2);
    assertThat(messages).containsExactly(lines, left);
    assertThat(orders).containsExactly(new Order.Freeze(), new Order.Thaw("why"));
  }

  @Test
  void carriesManyMessagesFromManyThreads() throws Exception {
    open();
    var other = gate.service.get();
    int each = 20_000;
    var senders = new ArrayList<Thread>();
    for (int client = 1; client <= 3; client++) {
      long id = client;
      senders.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int count = 0; count < each; count++) {
                  other.receive(new ToService.Lines(id, List.of("" + count)));
                  send(new ToGate.Acknowledge(id, count));
                }
              }));
    }
    for (var sender : senders) {
      sender.join();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> messages.size() == 3 * each && gate.frames.size() == 3 * each);
    for (long id = 1; id <= 3; id++) {
      long client = id;
      assertThat(messages.stream().filter(it -> it.client() == client))
          .isEqualTo(
              IntStream.range(0, each)
                  .mapToObj(it -> new ToService.Lines(client, List.of("" + it)))
                  .toList());
      assertThat(
              gate.frames.stream()
                  .map(frame -> (ToGate.Acknowledge) frame.steps().getFirst())
                  .filter(step -> step.client() == client)
                  .map(ToGate.Acknowledge::inputs))
          .isEqualTo(IntStream.range(0, each).boxed().toList());
    }
  }

  @Test
  void bringsTheLastOrderBeforeItEnds() throws Exception {
    open();
    var visit = link.visit.get();
    loops
        .guests()
        .execute(() -> {
          gate.service.join().order(new Order.End());
          visit.end();
        });
    assertThat(link.lost.get(60, TimeUnit.SECONDS)).contains("closed by the gate's process");
    await().until(() -> orders.contains(new Order.End()));
  }

  @Test
  void saysWhyTheGateCouldNotBeOpened() {
    assertThatThrownBy(() ->
            link.remote.open(
                new GateOptions(List.of(), Limits.DEFAULTS, TelnetPolicy.DEFAULTS, Proxies.NONE),
                service))
        .isInstanceOf(IOException.class)
        .hasMessage("nothing to listen at");
  }

  @Test
  void handsALargeInheritanceOver() throws Exception {
    var state = new byte[3000];
    var heirs =
        IntStream.range(1, 10_000)
            .mapToObj(id ->
                new Inheritance.Heir(
                    new ToService.Connected(
                        id, Mode.LINE, HERE, HERE, Instant.EPOCH, TerminalState.UNKNOWN),
                    Duration.ofMillis(id),
                    id % 2 == 0,
                    id % 3,
                    Map.of("state", state, "dialog", new byte[] {(byte) id})))
            .toList();
    gate.inheritance =
        new Inheritance(
            Inheritance.Cause.UPGRADE,
            Map.of("groups", new byte[1_000_000], "world", new byte[] {1}),
            heirs);
    open();
    var inheritance = link.remote.inherit();
    assertThat(inheritance.cause()).isEqualTo(Inheritance.Cause.UPGRADE);
    assertThat(inheritance.kept()).containsOnlyKeys("groups", "world");
    assertThat(inheritance.kept().get("groups")).hasSize(1_000_000);
    assertThat(inheritance.heirs()).hasSameSizeAs(heirs);
    for (int at = 0; at < heirs.size(); at++) {
      var heir = inheritance.heirs().get(at);
      assertThat(heir.connected()).isEqualTo(heirs.get(at).connected());
      assertThat(heir.idle()).isEqualTo(heirs.get(at).idle());
      assertThat(heir.retries()).isEqualTo(heirs.get(at).retries());
      assertThat(heir.kept().get("dialog")).isEqualTo(heirs.get(at).kept().get("dialog"));
      assertThat(heir.kept().get("state")).hasSize(3000);
    }
  }

  @Test
  void tellsThatARestartIsRefused() throws Exception {
    open();
    link.remote.restart();
    await().until(() -> orders.contains(new Order.RestartFailed("not now")));
  }

  @Test
  void closesOnlyTheClientWhoseMessageTheServiceDidNotTake() throws Exception {
    var options =
        new GateOptions(
            List.of(new GateOptions.Listener(HERE, Mode.LINE)),
            Limits.DEFAULTS,
            TelnetPolicy.DEFAULTS,
            Proxies.NONE);
    link.remote.open(
        options,
        message -> {
          if (message.client() == 2) {
            throw new IllegalStateException("boom");
          }
          messages.add(message);
        });
    gate.service.get().receive(new ToService.InputEnded(2));
    gate.service.get().receive(new ToService.InputEnded(3));
    await().until(() -> !gate.frames.isEmpty() && !messages.isEmpty());
    assertThat(gate.frames.getFirst().steps()).containsExactly(new ToGate.Close(2));
  }

  @Test
  void answersPingsWhereItIsTold() throws Exception {
    var tasks = new LinkedBlockingQueue<Runnable>();
    link.visit.get().ping().get(60, TimeUnit.SECONDS);
    link.remote.answerPingsOn(tasks::add);
    var ping = link.visit.get().ping();
    var task = tasks.take();
    assertThat(ping).isNotDone();
    task.run();
    ping.get(60, TimeUnit.SECONDS);
    link.remote.answerPingsOn(_ -> {
      throw new java.util.concurrent.RejectedExecutionException("ended");
    });
    link.visit.get().ping().get(60, TimeUnit.SECONDS);
  }

  @Test
  void tellsWhenWhatWasSentHasLeftTheProcess() throws Exception {
    for (int n = 1; n <= 20; n++) {
      send(new ToGate.Retry(n));
      link.remote.awaitSent();
    }
    await().until(() -> gate.frames.size() == 20);
  }

  @Test
  void tellsTheServiceWhenTheGateIsGone() throws Exception {
    var told = new CountDownLatch(1);
    link.remote.onLost(told::countDown);
    var turn = CompletableFuture.runAsync(this::awaitTurn);
    await().until(() -> gate.calls.contains("ready"));
    link.visit.get().end();
    assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> turn.get(60, TimeUnit.SECONDS))
        .rootCause()
        .hasMessageContaining("the link to the gate was lost");
    await().until(() -> gate.calls.contains("not its turn"));
    var late = new CountDownLatch(1);
    link.remote.onLost(late::countDown);
    assertThat(late.getCount()).isZero();

    send(new ToGate.Write(1, "nobody"));
    assertThat(link.remote.isFull()).isFalse();
    link.remote.awaitRoom();
    link.remote.awaitSent();
    link.remote.unbind();
    assertThatThrownBy(() -> link.remote.inherit()).isInstanceOf(IOException.class);
  }

  private void awaitTurn() {
    try {
      link.remote.ready();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tellsTheGateWhenTheServiceIsGone() throws Exception {
    var told = new CountDownLatch(1);
    link.remote.onLost(told::countDown);
    var visit = link.visit.get();
    link.remote.answerPingsOn(_ -> {});
    var ping = visit.ping();
    link.remote.close(Duration.ofSeconds(1));
    assertThat(link.lost.get(60, TimeUnit.SECONDS)).contains("has ended");
    assertThat(ping).isCompletedExceptionally();
    assertThat(visit.ping()).isCompletedExceptionally();
    assertThat(told.getCount()).isOne();
  }

  @Test
  void failsWithASentenceOverAMessageThatIsTooLarge() throws Exception {
    var piece = "x".repeat(LinkEnd.LARGEST_MESSAGE / 2);
    send(new ToGate.Write(1, piece), new ToGate.Write(1, piece));
    var told = new CountDownLatch(1);
    link.remote.onLost(told::countDown);
    assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(gate.frames).isEmpty();
    assertThatThrownBy(() -> link.remote.inherit())
        .hasMessageContaining("is too large for the link (expected at most 67108864)");
  }

  @Test
  void makesSendersWaitWhileTheOtherEndDoesNotRead() throws Exception {
    open();
    var release = new CountDownLatch(1);
    loops
        .guests()
        .execute(() -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    var text = "x".repeat(100_000);
    int sent = 0;
    while (!link.remote.isFull()) {
      send(new ToGate.Write(1, text));
      sent++;
    }
    var waiting = Thread.ofVirtual().start(this::awaitRoom);
    await().until(() -> waiting.getState() == Thread.State.WAITING);
    release.countDown();
    assertThat(waiting.join(Duration.ofSeconds(60))).isTrue();
    int all = sent;
    await().until(() -> gate.frames.size() == all);
  }

  @Test
  void readsOnWhenTheGateHasRoom() throws Exception {
    open();
    gate.room = new CountDownLatch(1);
    var text = "x".repeat(100_000);
    int sent = 0;
    while (!link.remote.isFull()) {
      send(new ToGate.Write(1, text));
      sent++;
    }
    await().until(() -> gate.calls.contains("awaitRoom"));
    gate.room.countDown();
    int all = sent;
    await().until(() -> gate.frames.size() == all);
    assertThat(gate.calls).containsOnlyOnce("awaitRoom");
  }

  @Test
  void servesSeveralProcessesAtATime() throws Exception {
    var second = new StubGate();
    var secret = Secret.random();
    link.server.expect(secret, new Second(second));
    var other = RemoteGate.connect(link.server.socket(), secret, transport, Greeting.VERSION);
    send(new ToGate.Write(1, "old"));
    var frame = new Frame();
    frame.add(new ToGate.Write(1, "new"));
    other.send(frame);
    await().until(() -> gate.frames.size() == 1 && second.frames.size() == 1);
    assertThat(gate.frames.getFirst().steps()).containsExactly(new ToGate.Write(1, "old"));
    assertThat(second.frames.getFirst().steps()).containsExactly(new ToGate.Write(1, "new"));
    other.close(Duration.ofSeconds(1));
    assertThat(link.lost).isNotDone();
  }

  private record Second(StubGate gate) implements Guest {
    @Override
    public GateLink attached(Visit visit) {
      return gate;
    }

    @Override
    public void refused(String reason) {}

    @Override
    public void lost(String reason) {}
  }

  private void awaitRoom() {
    try {
      link.remote.awaitRoom();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
