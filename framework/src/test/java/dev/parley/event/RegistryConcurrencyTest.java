package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class RegistryConcurrencyTest {
  static class Tick extends Event {}

  static final class Tock extends Tick {}

  private long before;
  private long after;

  @Test
  void noEventMissesAPermanentListenerWhileOthersComeAndGo() throws Exception {
    flow(1_000_000);
  }

  @Test
  @Tag("slow")
  void noneOfTwentyMillionEventsMissesAPermanentListener() throws Exception {
    flow(20_000_000);
  }

  private void flow(int events) throws Exception {
    var registry = Registry.create();
    registry.listen(Tick.class, _ -> before++);
    var running = new AtomicBoolean(true);
    var changes = new AtomicLong();
    var calls = new AtomicLong();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Runnable churn =
          () -> {
            while (running.get()) {
              Listener plain = registry.listen(Tock.class, _ -> calls.incrementAndGet());
              Listener first = registry.on(Event.class).first().times(3).listen(_ -> {});
              Listener named = registry.on(Tick.class).named("Tock").listen(_ -> {});
              changes.addAndGet(3);
              first.remove();
              plain.remove();
              named.remove();
            }
          };
      List<Future<?>> churning = List.of(pool.submit(churn), pool.submit(churn));
      while (changes.get() == 0) {
        Thread.onSpinWait();
      }
      registry.on(Tick.class).last().listen(_ -> after++);
      var tick = new Tick();
      var tock = new Tock();
      for (int i = 0; i < events; i++) {
        registry.trigger((i & 1) == 0 ? tick : tock);
      }
      running.set(false);
      for (Future<?> each : churning) {
        each.get();
      }
    }
    assertThat(before).isEqualTo(events);
    assertThat(after).isEqualTo(events);
    assertThat(changes.get()).isPositive();
    assertThat(registry.listeners()).hasSize(2);
  }

  @Test
  void severalThreadsMayTriggerAtOnce() throws Exception {
    var registry = Registry.create();
    var heard = new AtomicLong();
    registry.listen(Tick.class, _ -> heard.incrementAndGet());
    registry.on(Tick.class).times(500).listen(_ -> heard.incrementAndGet());
    var failures = new ArrayList<HandlerFailed>();
    registry.listen(HandlerFailed.class, failures::add);
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        all.add(
            pool.submit(() -> {
              for (int i = 0; i < 20_000; i++) {
                registry.trigger(new Tick());
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(heard).hasValue(80_500);
    assertThat(failures).isEmpty();
    registry.stop();
  }

  @RepeatedTest(20)
  void theStopReturnsWhenTheHandlerOfAnotherThreadIsDone() throws Exception {
    var registry = Registry.create();
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ended = new AtomicBoolean();
    registry.listen(
        Tick.class,
        _ -> {
          begun.countDown();
          mayEnd.await();
          ended.set(true);
        });
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<?> handler = pool.submit(() -> registry.trigger(new Tick()));
      begun.await();
      Future<Boolean> stopped =
          pool.submit(() -> {
            registry.stop();
            return ended.get();
          });
      await().atMost(Duration.ofSeconds(60)).until(() -> !registry.isRunning());
      mayEnd.countDown();
      assertThat(stopped.get()).isTrue();
      handler.get();
    }
  }

  @RepeatedTest(20)
  void noHandlerRunsAfterTheStopReturned() throws Exception {
    var registry = Registry.create();
    var stopped = new AtomicBoolean();
    var late = new AtomicLong();
    registry.listen(
        Tick.class,
        _ -> {
          if (stopped.get()) {
            late.incrementAndGet();
          }
        });
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      var begun = new CountDownLatch(2);
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 2; t++) {
        all.add(
            pool.submit(() -> {
              var tick = new Tick();
              begun.countDown();
              while (!registry.trigger(tick).isRefused()) {
                Thread.onSpinWait();
              }
            }));
      }
      begun.await();
      registry.stop();
      stopped.set(true);
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(late).hasValue(0);
  }
}
