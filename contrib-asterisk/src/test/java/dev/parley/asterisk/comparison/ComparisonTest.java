package dev.parley.asterisk.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.asterisk.peer.AnsweringPeer;
import dev.parley.asterisk.peer.RealAsterisk;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// Measures our client beside another one; prints what docs/asterisk.md shows. No time is asserted.
@Tag("slow")
@Timeout(300)
@TestMethodOrder(MethodOrderer.MethodName.class)
class ComparisonTest {
  private static final int BURST = 100_000;
  private static final int ROUNDS = 7;
  private static final List<Supplier<Contestant>> CONTESTANTS =
      List.of(Parley::new, AsteriskJava::new);

  private static void report(Contestant contestant, String what, Object value) {
    System.out.printf("%-14s %-46s %s%n", contestant.name(), what, value);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  @Test
  void roundTripOfAPingAtARealAsterisk() throws Exception {
    try (var asterisk = RealAsterisk.start()) {
      double[][] medians = new double[CONTESTANTS.size()][ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < CONTESTANTS.size(); i++) {
          try (var contestant = CONTESTANTS.get(i).get()) {
            contestant.connect(asterisk.port());
            var _ = contestant.ping(5000);
            double[] micros =
                Arrays.stream(contestant.ping(5000)).mapToDouble(each -> each / 1000.0).toArray();
            medians[i][round] = median(micros);
            if (round == ROUNDS - 1) {
              report(
                  contestant,
                  "median of a ping's round trip",
                  "%.0f us".formatted(median(medians[i])));
            }
          }
        }
      }
    }
  }

  @Test
  void anActionInsideAHandler() throws Exception {
    for (Supplier<Contestant> each : CONTESTANTS) {
      try (var peer = new AnsweringPeer();
          var contestant = each.get()) {
        var worked = new CompletableFuture<Boolean>();
        contestant.pingInHandler(worked::complete);
        contestant.connect(peer.port());
        peer.flood(AnsweringPeer.newChannels(1));
        boolean answered = worked.get(30, TimeUnit.SECONDS);
        report(contestant, "an action inside a handler", answered ? "works" : "times out");
        assertThat(answered || !(contestant instanceof Parley)).isTrue();
      }
    }
  }

  @Test
  void theEndOfTheConnection() throws Exception {
    for (Supplier<Contestant> each : CONTESTANTS) {
      double[] millis = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        try (var peer = new AnsweringPeer();
            var contestant = each.get()) {
          var noticed = new CompletableFuture<Long>();
          contestant.onEnd(() -> noticed.complete(System.nanoTime()));
          contestant.connect(peer.port());
          long start = System.nanoTime();
          peer.drop();
          millis[round] = (noticed.get(30, TimeUnit.SECONDS) - start) / 1e6;
          if (round == ROUNDS - 1) {
            report(
                contestant,
                "end of the connection noticed after",
                "%.1f ms".formatted(median(millis)));
          }
        }
      }
    }
  }

  @Test
  void aBurst() throws Exception {
    byte[] burst = AnsweringPeer.newChannels(BURST);
    for (Supplier<Contestant> each : CONTESTANTS) {
      double[] millis = new double[5];
      for (int round = 0; round < millis.length; round++) {
        try (var peer = new AnsweringPeer();
            var contestant = each.get()) {
          var left = new CountDownLatch(BURST);
          var next = new AtomicInteger();
          var misplaced = new AtomicInteger();
          contestant.onNewChannel(id -> {
            if (Integer.parseInt(id) != next.getAndIncrement()) {
              misplaced.incrementAndGet();
            }
            left.countDown();
          });
          contestant.connect(peer.port());
          long start = System.nanoTime();
          peer.flood(burst);
          boolean all = left.await(60, TimeUnit.SECONDS);
          millis[round] = (System.nanoTime() - start) / 1e6;
          if (contestant instanceof Parley) {
            assertThat(all).isTrue();
            assertThat(misplaced).hasValue(0);
          }
          if (round == millis.length - 1) {
            report(
                contestant,
                "100,000 events, sent and handled",
                "%.0f ms, %d lost, %d out of place"
                    .formatted(median(millis), left.getCount(), misplaced.get()));
          }
        }
      }
    }
  }
}
