package dev.parley.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@ParameterizedClass
@EnumSource(Reach.class)
class SlowReaderTest {
  @Parameter Reach reach;

  private static final String KILOBYTE = "x".repeat(1022) + "\n";
  private static final Pattern NOTICE =
      Pattern.compile(
          "\\[(\\d+) messages? (?:was|were) dropped because your connection is slow\\.]\r\n");

  @Test
  void losesWholeMessagesAndIsToldHowMany() throws IOException {
    var limits = unsent(64 * 1024, 256 * 1024, Duration.ofMinutes(1));
    try (var fixture = new GateFixture(reach, limits);
        var slow = new Peer(fixture.line, 4096)) {
      long client = fixture.client(0);
      int sent = 20_000;
      for (int count = 0; count < sent; count++) {
        fixture.send(new ToGate.Write(client, KILOBYTE));
      }
      fixture.send(new ToGate.Prompt(client, "last> "), new ToGate.Close(client));
      var text = slow.readToEnd();
      var notice = NOTICE.matcher(text);
      int dropped = 0;
      while (notice.find()) {
        dropped += Integer.parseInt(notice.group(1));
      }
      var rest = notice.replaceAll("");
      assertThat(dropped).isPositive();
      assertThat(rest).endsWith("last> ");
      assertThat(rest.replace("last> ", ""))
          .isEqualTo(KILOBYTE.replace("\n", "\r\n").repeat(sent - dropped));
      assertThat(fixture.awaitMessage(ToService.Left.class).reason()).isEqualTo(LeaveReason.CLOSED);
    }
  }

  @Test
  void isToldAsSoonAsItReadsAgain() throws IOException {
    var limits = unsent(64 * 1024, 256 * 1024, Duration.ofMinutes(1));
    try (var fixture = new GateFixture(reach, limits);
        var slow = new Peer(fixture.line, 4096);
        var other = new Peer(fixture.line)) {
      long client = fixture.client(0);
      long last = fixture.client(1);
      for (int count = 0; count < 20_000; count++) {
        fixture.send(new ToGate.Write(client, KILOBYTE));
      }
      fixture.send(new ToGate.Write(last, "all is applied\n"));
      other.expect("all is applied\r\n");
      var seen = new StringBuilder();
      var buffer = new byte[64 * 1024];
      Matcher notice;
      do {
        int count = slow.socket.getInputStream().read(buffer);
        seen.append(new String(buffer, 0, count, US_ASCII));
        notice = NOTICE.matcher(seen);
      } while (!notice.find());
      assertThat(Integer.parseInt(notice.group(1))).isBetween(1000, 20_000);
      fixture.send(new ToGate.Write(client, "afterwards\n"));
      slow.expect("afterwards\r\n");
    }
  }

  @Test
  void isClosedWhenWhatMayNotBeDroppedIsTooMuch() throws IOException {
    var limits = unsent(64 * 1024, 256 * 1024, Duration.ofMinutes(1));
    try (var fixture = new GateFixture(reach, limits);
        var slow = new Peer(fixture.line, 4096)) {
      long client = fixture.client(0);
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(() -> {
            fixture.send(new ToGate.Prompt(client, KILOBYTE.repeat(16)));
            return fixture.service.all(ToService.Left.class).findAny().isPresent();
          });
      assertThat(fixture.awaitMessage(ToService.Left.class).reason())
          .isEqualTo(LeaveReason.SLOW_READER);
      assertThat(slow.socket.isConnected()).isTrue();
    }
  }

  @Test
  void isClosedByASingleMessageOverTheHardBound() throws IOException {
    var limits = unsent(64 * 1024, 256 * 1024, Duration.ofMinutes(1));
    try (var fixture = new GateFixture(reach, limits);
        var peer = new Peer(fixture.line)) {
      fixture.send(new ToGate.Write(fixture.client(0), KILOBYTE.repeat(257)));
      assertThat(fixture.awaitMessage(ToService.Left.class).reason())
          .isEqualTo(LeaveReason.SLOW_READER);
      assertThat(peer.socket.isConnected()).isTrue();
    }
  }

  @Test
  void isClosedAfterTheDeadlineWithoutProgress() throws IOException {
    var limits = unsent(64 * 1024, 256 * 1024, Duration.ofMillis(400));
    try (var fixture = new GateFixture(reach, limits);
        var slow = new Peer(fixture.line, 4096)) {
      long client = fixture.client(0);
      for (int count = 0; count < 20_000; count++) {
        fixture.send(new ToGate.Write(client, KILOBYTE));
      }
      assertThat(fixture.awaitMessage(ToService.Left.class).reason())
          .isEqualTo(LeaveReason.SLOW_READER);
      assertThat(slow.socket.isConnected()).isTrue();
    }
  }

  /// Reads so much in each turn that the gate notices, and never all there is.
  @Test
  void staysAsLongAsItReadsALittle() throws Exception {
    var deadline = Duration.ofSeconds(2);
    var limits = unsent(64 * 1024, 1024 * 1024, deadline);
    try (var fixture = new GateFixture(reach, limits);
        var slow = new Peer(fixture.line, 64 * 1024)) {
      long client = fixture.client(0);
      var start = System.nanoTime();
      var longest = new AtomicLong();
      var last = new AtomicLong(start);
      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(Duration.ofMinutes(1))
          .until(() -> {
            for (int count = 0; count < 200; count++) {
              fixture.send(new ToGate.Write(client, KILOBYTE));
            }
            var seen = new CompletableFuture<Void>();
            fixture.gate.loop().execute(() -> seen.complete(null));
            seen.get(60, TimeUnit.SECONDS);
            boolean open = reads(slow, 64 * 1024);
            long now = System.nanoTime();
            longest.accumulateAndGet(now - last.getAndSet(now), Math::max);
            return !open || now - start > deadline.toNanos() * 3 / 2;
          });
      boolean closed = fixture.service.all(ToService.Left.class).findAny().isPresent();
      var pause = Duration.ofNanos(longest.get());
      assumeFalse(
          closed && pause.compareTo(deadline.dividedBy(4)) > 0,
          () -> "the machine stood still for " + pause);
      assertThat(closed).isFalse();
    }
  }

  @Test
  void losesNothingWhenItIsFastAndTheBatchIsLarge() throws Exception {
    var limits = unsent(64 * 1024, 256 * 1024, Duration.ofMinutes(1));
    try (var fixture = new GateFixture(reach, limits);
        var fast = new Peer(fixture.line, 1024 * 1024)) {
      long client = fixture.client(0);
      var steps = new ToGate[301];
      for (int count = 0; count < 300; count++) {
        steps[count] = new ToGate.Write(client, KILOBYTE);
      }
      steps[300] = new ToGate.Close(client);
      fixture.send(steps);
      assertThat(fast.readToEnd()).isEqualTo(KILOBYTE.replace("\n", "\r\n").repeat(300));
    }
  }

  @Test
  void makesNobodyElseWait() throws IOException {
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS);
        var slow = new Peer(fixture.line, 4096)) {
      long stuck = fixture.client(0);
      try (var other = new Peer(fixture.line)) {
        long served = fixture.client(1);
        for (int count = 0; count < 10_000; count++) {
          fixture.send(new ToGate.Write(stuck, KILOBYTE));
        }
        fixture.send(new ToGate.WriteAll(new long[] {stuck, served}, "still here\n"));
        other.expect("still here\r\n");
        assertThat(slow.socket.isConnected()).isTrue();
      }
    }
  }

  @Test
  void isNotReadWhileItsAnswersWait() throws Exception {
    // Raw data is never dropped: a client that sends on and on without reading is slowed down.
    try (var fixture = new GateFixture(reach, Limits.DEFAULTS).echoing();
        var peer = new Peer(fixture.raw, 4096)) {
      int size = 16 * 1024 * 1024;
      var sent = new java.util.concurrent.atomic.AtomicInteger();
      var sending =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  var piece = new byte[64 * 1024];
                  while (sent.get() < size) {
                    peer.socket.getOutputStream().write(piece);
                    sent.addAndGet(piece.length);
                  }
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      var before = new java.util.concurrent.atomic.AtomicInteger(-1);
      await()
          .pollInterval(Duration.ofMillis(300))
          .until(() -> {
            int now = sent.get();
            return now > 0 && before.getAndSet(now) == now;
          });
      assertThat(sent.get()).isPositive().isLessThan(size);
      assertThat(peer.socket.getInputStream().readNBytes(size)).hasSize(size);
      sending.join();
    }
  }

  /// {@return whether so many bytes have come before the end}
  private static boolean reads(Peer peer, int count) {
    try {
      return peer.socket.getInputStream().readNBytes(count).length == count;
    } catch (IOException e) {
      return false;
    }
  }

  private static Limits unsent(int soft, int hard, Duration deadline) {
    return new TestLimits().unsent(soft, hard, deadline).build();
  }
}
