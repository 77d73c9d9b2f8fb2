package dev.parley.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerHeapTest {
  /// Makes, moves and cancels timers at random, and compares with a sorted set.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hasTheEarliestTimerFirstWhateverIsAddedAndRemoved(long seed) {
    try (var fixture = new TimersFixture()) {
      var random = new Random(seed);
      var made = new ArrayList<Timer>();
      var expected =
          new TreeSet<Timer>(
              Comparator.comparing((Timer timer) -> timer.due()).thenComparing(made::indexOf));
      var heap = new TimerHeap();
      for (int i = 0; i < 3000; i++) {
        boolean grows = random.nextInt(1000) > i % 1000;
        if (grows || expected.isEmpty()) {
          Timer timer = timer(fixture, random);
          made.add(timer);
          expected.add(timer);
          heap.add(timer);
        } else {
          List<Timer> all = List.copyOf(expected);
          Timer timer = all.get(random.nextInt(all.size()));
          expected.remove(timer);
          heap.remove(timer);
          heap.remove(timer);
        }
        assertThat(heap.size()).isEqualTo(expected.size());
        assertThat(heap.first()).isSameAs(expected.isEmpty() ? null : expected.first());
      }
    }
  }

  /// A timer of a registry that is closed, and so has no heap for it.
  private static Timer timer(TimersFixture fixture, Random random) {
    fixture.timers.close();
    Timer timer = fixture.timers.after(Duration.ZERO, _ -> {});
    timer.waitFor(fixture.begin.plusSeconds(random.nextInt(100)));
    return timer;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isInOrderAfterEverythingWasChanged(long seed) {
    try (var fixture = new TimersFixture()) {
      var random = new Random(seed);
      var heap = new TimerHeap();
      for (int i = 0; i < 500; i++) {
        heap.add(timer(fixture, random));
      }
      heap.change(timer -> timer.moveAlong(Duration.ofSeconds(random.nextInt(100)), fixture.begin));
      var order = new ArrayList<Instant>();
      for (Timer first = heap.first(); first != null; first = heap.first()) {
        order.add(first.due());
        heap.remove(first);
      }
      assertThat(order).hasSize(500).isSorted();
    }
  }
}
