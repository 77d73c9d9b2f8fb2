package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.link.Frame;
import dev.parley.link.GateOptions;
import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Proxies;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.loop.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
@ParameterizedClass
@EnumSource(Reach.class)
class LoopTest {
  @Parameter Reach reach;

  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void writesToManyClientsOfAnyLoop(int loops) throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS, loops, Transport.best())) {
      var peers = new ArrayList<Peer>();
      for (int count = 0; count < 30; count++) {
        peers.add(new Peer(count % 2 == 0 ? fixture.line : fixture.raw));
        fixture.client(count);
      }
      var ids =
          fixture.service.all(ToService.Connected.class).mapToLong(ToService::client).toArray();
      assertThat(ids).doesNotHaveDuplicates().doesNotContain(0);
      var large = "0123456789".repeat(1000);
      fixture.send(
          new ToGate.WriteAll(ids, "one\n"),
          new ToGate.WriteAll(ids.clone(), "two\n"),
          new ToGate.Acknowledge(ids[0], 1),
          new ToGate.WriteAll(ids, large + "\n"),
          new ToGate.WriteAll(ids, "three\n"),
          new ToGate.Write(ids[0], "you\n"),
          new ToGate.WriteAll(ids, "four\n"));
      for (int count = 0; count < 30; count++) {
        var end = count % 2 == 0 ? "\r\n" : "\n";
        var you = count == 0 ? "you" + end : "";
        peers.get(count).expect(String.join(end, "one", "two", large, "three", you + "four") + end);
        peers.get(count).close();
      }
    }
  }

  @Test
  void looksAfterItsSocketsWhileAGuestNeverStops() throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS).echoing();
        var peer = new Peer(fixture.line)) {
      var stop = new AtomicBoolean();
      var loop = fixture.gate.loop();
      loop.execute(
          new Runnable() {
            @Override
            public void run() {
              if (!stop.get()) {
                var end = System.nanoTime() + Duration.ofMillis(1).toNanos();
                while (System.nanoTime() < end) {
                  Thread.onSpinWait();
                }
                loop.execute(this);
              }
            }
          });
      for (int count = 0; count < 20; count++) {
        peer.send("hello\n");
        peer.expect("hello\r\n");
      }
      stop.set(true);
    }
  }

  @Test
  void runsItsGuestsInOrderAndSurvivesTheirFaults() throws Exception {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS)) {
      var seen = new ArrayList<Integer>();
      var done = new CountDownLatch(1);
      for (int count = 0; count < 100; count++) {
        int number = count;
        fixture
            .gate
            .loop()
            .execute(() -> {
              assertThat(fixture.gate.isLoop(Thread.currentThread())).isTrue();
              seen.add(number);
              if (number == 50) {
                throw new IllegalStateException("a guest's fault");
              }
            });
      }
      fixture.gate.loop().execute(done::countDown);
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(seen).hasSize(100).isSorted();
      assertThat(fixture.gate.isLoop(Thread.currentThread())).isFalse();
    }
  }

  @Test
  void makesSendersWaitUntilThereIsRoom() throws Exception {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS);
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      var release = new CountDownLatch(1);
      fixture
          .gate
          .loop()
          .execute(() -> {
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      var frame = new Frame();
      frame.add(new ToGate.Write(client, "x".repeat(100_000)));
      while (!fixture.gate.isFull()) {
        fixture.gate.send(frame);
      }
      var sender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  fixture.gate.awaitRoom();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      await().until(() -> sender.getState() == Thread.State.WAITING);
      release.countDown();
      assertThat(sender.join(Duration.ofSeconds(60))).isTrue();
      assertThat(fixture.gate.isFull()).isFalse();
      assertThat(peer.socket.isConnected()).isTrue();
    }
  }

  @Test
  void closesOnlyTheClientWithAFault() throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS);
        var bad = new Peer(fixture.line);
        var good = new Peer(fixture.line)) {
      fixture.client(1);
      fixture.service.react(message -> {
        if (message instanceof ToService.Lines(long _, List<String> lines)
            && lines.contains("boom")) {
          throw new IllegalStateException("boom");
        }
      });
      bad.send("boom\n");
      var left = fixture.awaitMessage(ToService.Left.class);
      assertThat(left.reason())
          .isEqualTo(reach == Reach.NEAR ? LeaveReason.RESET : LeaveReason.CLOSED);
      fixture.echoing();
      good.send("hello\n");
      good.expect("hello\r\n");
    }
  }

  @Test
  void letsNobodyInBeforeItIsTold() throws IOException {
    var gate = new NettyGate("test");
    var service = new RecordingService();
    try {
      var bound = gate.open(options(ANY), service);
      try (var peer = new Peer(bound.getFirst())) {
        peer.send("early\n");
        assertThat(service.messages).isEmpty();
        gate.admit();
        await().until(() -> service.messages.size() == 2);
      }
    } finally {
      gate.close(Duration.ofSeconds(1));
    }
  }

  @Test
  void saysWhichAddressCannotBeBoundAndLeavesNothingBound() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int free = probe.getLocalPort();
      probe.close();
      var gate = new NettyGate("test");
      try {
        var other = new InetSocketAddress(InetAddress.getLoopbackAddress(), free);
        var busy = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
        assertThatThrownBy(() -> gate.open(options(other, busy), new RecordingService()))
            .isInstanceOf(IOException.class)
            .hasMessage(
                "cannot listen on localhost:%d: Address already in use"
                    .formatted(taken.getLocalPort()));
        new ServerSocket(free, 1, InetAddress.getLoopbackAddress()).close();
      } finally {
        gate.close(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void stopsListeningAndKeepsItsClients() throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS).echoing();
        var peer = new Peer(fixture.line)) {
      fixture.client(0);
      fixture.gate.unbind();
      assertThatThrownBy(() -> new Peer(fixture.line).close()).isInstanceOf(IOException.class);
      peer.send("still here\n");
      peer.expect("still here\r\n");
    }
  }

  @Test
  void endsItsThreadsWithoutEverHavingBeenOpened() {
    var gate = new NettyGate("test");
    gate.close(Duration.ofSeconds(1));
    assertThatThrownBy(() -> gate.loop().execute(() -> {}))
        .isInstanceOf(java.util.concurrent.RejectedExecutionException.class);
  }

  private static GateOptions options(InetSocketAddress... addresses) {
    var listeners =
        java.util.Arrays.stream(addresses)
            .map(address -> new GateOptions.Listener(address, Mode.LINE))
            .toList();
    return new GateOptions(listeners, Limits.DEFAULTS, GateFixture.QUIET, Proxies.NONE);
  }
}
