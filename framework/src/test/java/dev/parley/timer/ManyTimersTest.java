package dev.parley.timer;

import static dev.parley.timer.TimersFixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ManyTimersTest {
  private static final Logger log = LoggerFactory.getLogger(ManyTimersTest.class);
  private static final int MANY = 100_000;

  private final TimersFixture fixture = new TimersFixture();
  private final Timers timers = fixture.timers;
  private final Random random = new Random(1);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void haveOneAlarmAndRunInOrder() throws Exception {
    List<Instant> turns = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      timers.after(
          Duration.ofMillis(random.nextInt(60_000)),
          timer -> turns.add(timer.turnDue().orElseThrow()));
    }
    assertThat(fixture.time.alarms()).isOne();
    fixture.advance(minutes(1));
    assertThat(turns).hasSize(MANY).isSorted();
    assertThat(timers.size()).isZero();
    assertThat(fixture.time.alarms()).isZero();
  }

  @Test
  void costNoMoreThanTheirMemory() {
    long before = heapAtRest();
    long begin = System.nanoTime();
    List<Timer> made = new ArrayList<>(MANY);
    for (int i = 0; i < MANY; i++) {
      made.add(timers.every(Duration.ofMillis(1 + random.nextInt(3_600_000)), _ -> {}));
    }
    long nanos = System.nanoTime() - begin;
    long bytes = (usedHeap() - before) / MANY;
    log.info("{} timers: {} bytes and {} ns to make, each", MANY, bytes, nanos / MANY);
    assertThat(bytes).isBetween(50L, 300L);

    begin = System.nanoTime();
    made.forEach(Timer::cancel);
    log.info("{} ns to cancel, each", (System.nanoTime() - begin) / MANY);
    made = null;
    assertThat(fixture.time.alarms()).isZero();
    // Threads of tests before may end meanwhile, and others may still have been at work.
    await().until(() -> (usedHeap() - before) / MANY < 10);
  }

  /// What is used when the tests before have let go of what they had.
  private static long heapAtRest() {
    var last = new AtomicLong(usedHeap());
    await()
        .until(() -> {
          long now = usedHeap();
          return Math.abs(now - last.getAndSet(now)) < MANY;
        });
    return last.get();
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
