package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.angel.Handover;
import dev.parley.angel.HandoverLimits;
import dev.parley.angel.Seat;
import dev.parley.angel.Succession;
import dev.parley.angel.SuccessionOptions;
import dev.parley.strand.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Services that follow one another at one gate without sockets, as under the angel, but in one
/// virtual machine.
final class Generations implements AutoCloseable {
  final FakeGate gate = new FakeGate();
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  private final Succession succession = new Succession(gate, SuccessionOptions.DEFAULTS);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Time time;
  private Service service;
  private Seat seat;

  Generations() {
    this(Time.system());
  }

  Generations(Time time) {
    this.time = time;
  }

  Service service() {
    return service;
  }

  void note(String entry) {
    log.add(entry);
  }

  /// Starts a service that nobody has served before, or after a crash.
  Service start(Consumer<Service> code) {
    Seat next = succession.seat();
    Service fresh = make(next, code);
    seat = next;
    service = fresh;
    next.go();
    fresh.start();
    return fresh;
  }

  /// Has another service take over.
  Handover.Outcome restart(Consumer<Service> code) throws Exception {
    Seat next = succession.seat();
    Service fresh = make(next, code);
    Handover handover =
        succession.handOver(
            next,
            HandoverLimits.DEFAULTS,
            (limit, action) -> clock.schedule(action, limit.toNanos(), TimeUnit.NANOSECONDS));
    var starting =
        CompletableFuture.runAsync(
            () -> {
              try {
                fresh.start();
              } catch (RuntimeException e) {
                next.vacate(String.valueOf(e.getMessage()));
              }
            },
            task -> Thread.ofPlatform().daemon().start(task));
    Handover.Outcome outcome = handover.outcome().toCompletableFuture().get(60, TimeUnit.SECONDS);
    starting.get(60, TimeUnit.SECONDS);
    if (outcome instanceof Handover.Outcome.Served) {
      seat = next;
      service = fresh;
    }
    return outcome;
  }

  private Service make(Seat next, Consumer<Service> code) {
    Service fresh = new Service(time, _ -> next);
    code.accept(fresh);
    return fresh;
  }

  /// The present service is gone, from one moment to the next; from any thread.
  void crash() {
    seat.vacate("killed by the test");
  }

  Seat seat() {
    return seat;
  }

  void awaitLog(String... entries) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .untilAsserted(() -> assertThat(log).containsExactly(entries));
  }

  void awaitTrue(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(1)).until(condition);
  }

  @Override
  public void close() {
    service.close();
    clock.shutdownNow();
  }
}
