package dev.parley.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.strand.Carrier;
import dev.parley.strand.Strand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class TimerThreadsTest {
  private static final int THREADS = 4;
  private static final int EACH = 5_000;

  /// One timer, how often it ran, and whether it was cancelled.
  private record Made(Timer timer, AtomicInteger runs, boolean cancelled) {}

  @Test
  void makeAndCancelTimersAtOnceAndEachRunsOnce() throws Exception {
    var strand = new Strand("threads");
    strand.start(Carrier.standard());
    try (var timers = new Timers(strand);
        var threads = Executors.newFixedThreadPool(THREADS)) {
      var tasks = new ArrayList<Callable<List<Made>>>();
      for (int seed = 0; seed < THREADS; seed++) {
        var random = new Random(seed);
        tasks.add(() -> make(timers, random));
      }
      var made = new ArrayList<Made>();
      for (var done : threads.invokeAll(tasks)) {
        made.addAll(done.get());
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> made.stream().allMatch(one -> one.cancelled() || one.runs().get() == 1));
      assertThat(made).hasSize(THREADS * EACH).allMatch(one -> one.runs().get() <= 1);
      assertThat(made).noneMatch(one -> one.timer().isActive());
      assertThat(timers.size()).isZero();
    } finally {
      strand.close();
    }
  }

  private static List<Made> make(Timers timers, Random random) {
    var made = new ArrayList<Made>();
    for (int i = 0; i < EACH; i++) {
      var runs = new AtomicInteger();
      Timer timer =
          timers.after(Duration.ofNanos(random.nextInt(5_000_000)), _ -> runs.incrementAndGet());
      made.add(new Made(timer, runs, random.nextBoolean()));
      Made some = made.get(random.nextInt(made.size()));
      if (some.cancelled()) {
        some.timer().cancel();
      }
    }
    made.stream().filter(Made::cancelled).map(Made::timer).forEach(Timer::cancel);
    return made;
  }
}
