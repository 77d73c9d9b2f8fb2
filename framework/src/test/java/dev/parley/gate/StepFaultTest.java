package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.LeaveReason;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A step of a frame that can't be applied.
@Timeout(180)
class StepFaultTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static Stream<Runnable> faults() {
    return Stream.of(
        () -> {
          throw new IllegalStateException("a fault of the gate");
        },
        () -> {
          throw new OutOfMemoryError("no memory for a socket");
        });
  }

  @ParameterizedTest
  @MethodSource("faults")
  void endsItsOwnClientAndNothingElse(Runnable fault) throws IOException {
    try (var fixture = new GateFixture(GateFixture.QUIET);
        var peer = new Peer(fixture.line)) {
      long faulty = fixture.client(0);
      peer.send(Telnet.IAC, Telnet.DO, Telnet.MSSP);
      fixture.awaitMessage(ToService.Signalled.class);
      try (var other = new Peer(fixture.line)) {
        long served = fixture.client(1);
        fixture.send(
            new ToGate.Write(served, "before\n"),
            new ToGate.Status(faulty, failing(fault)),
            new ToGate.Write(served, "behind\n"),
            new ToGate.Write(Long.MAX_VALUE, "x".repeat(10_000_000)));
        fixture.send(new ToGate.Write(served, "later\n"));
        other.expect("before\r\nbehind\r\nlater\r\n");
        assertThat(fixture.awaitMessage(ToService.Left.class))
            .isEqualTo(new ToService.Left(faulty, LeaveReason.RESET));
        await().atMost(LIMIT).until(() -> !fixture.gate.isFull());
      }
    }
  }

  private static Map<String, List<String>> failing(Runnable fault) {
    return new HashMap<>() {
      @Override
      public void forEach(BiConsumer<? super String, ? super List<String>> action) {
        fault.run();
      }
    };
  }
}
