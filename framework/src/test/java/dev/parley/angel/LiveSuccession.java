package dev.parley.angel;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/// Restarts and kills processes that serve a gate, at random moments, as an angel would.
///
/// Not thread-safe: many threads may use it, one at a time.
final class LiveSuccession implements AutoCloseable {
  private final Succession succession;
  private final GateOptions options;
  private final Semaphore done = new Semaphore(0);
  private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
  private LiveProcess serving;

  LiveSuccession(GateLink gate, GateOptions options) throws Exception {
    this.options = options;
    succession = new Succession(gate, SuccessionOptions.DEFAULTS);
    serving = follow();
  }

  Succession succession() {
    return succession;
  }

  Seat seat() {
    return serving.seat();
  }

  private LiveProcess follow() throws Exception {
    var next = new LiveProcess(succession.seat(), options, done);
    var handover =
        succession.handOver(
            next.seat(),
            HandoverLimits.DEFAULTS,
            (limit, action) -> alarms.schedule(action, limit.toNanos(), NANOSECONDS));
    next.start();
    assertThat(handover.outcome().toCompletableFuture().get(60, SECONDS))
        .isInstanceOf(Handover.Outcome.Served.class);
    return next;
  }

  void restart() throws Exception {
    var old = serving;
    serving = follow();
    end(old, "it was told to end");
  }

  void crash() throws Exception {
    // It goes on for a while, and does not know that nobody listens.
    var old = serving;
    old.seat().vacate("killed by the test");
    serving = follow();
    end(old, "dead already");
  }

  private void end(LiveProcess process, String reason) throws InterruptedException {
    process.close();
    process.seat().vacate(reason);
    assertThat(process.failure()).isNull();
  }

  /// Does this so many times, each time when some things have been done since the last time.
  void disturb(Random random, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      assertThat(done.tryAcquire(1 + random.nextInt(200), 60, SECONDS)).isTrue();
      if (random.nextBoolean()) {
        restart();
      } else {
        crash();
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    serving.close();
    alarms.shutdownNow();
    assertThat(serving.failure()).isNull();
  }
}
