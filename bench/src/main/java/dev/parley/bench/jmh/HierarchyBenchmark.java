package dev.parley.bench.jmh;

import dev.parley.event.EventHandler;
import dev.parley.event.Outcome;
import dev.parley.event.Registry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Events whose handlers are bound to their superclasses too, a condition, and an event that nobody
/// hears.
///
/// Not thread-safe: many threads may use it, one at a time.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HierarchyBenchmark {
  private final Registry registry = Registry.create();
  private final Registry choosy = Registry.create();
  private final EventHandler<Sum>[] array = DispatchBenchmark.array(3);
  private final Sum[] events = {
    new Sum.MoreSpecial(), new Sum.Special(), new Sum.MoreSpecial(), new Sum()
  };
  private final Sum.MoreSpecial event = new Sum.MoreSpecial();
  private final Sum.Unheard unheard = new Sum.Unheard();
  private int next;

  /// Binds one handler to each of three classes, and one with a condition to another registry.
  @Setup
  public void bind() {
    registry.listen(Sum.class, array[0]);
    registry.listen(Sum.Special.class, array[1]);
    registry.listen(Sum.MoreSpecial.class, array[2]);
    choosy.on(Sum.class).when(sum -> sum.value != Integer.MIN_VALUE).listen(array[0]);
  }

  /// Three handlers on three levels.
  @Benchmark
  public Outcome registry() {
    return registry.trigger(event);
  }

  /// The loop over three handlers.
  @Benchmark
  public int loop() throws Exception {
    return DispatchBenchmark.call(array, event);
  }

  /// Events of three classes in turn, with 1, 2 or 3 handlers.
  @Benchmark
  public Outcome mixed() {
    return registry.trigger(events[next++ & 3]);
  }

  /// One handler with a condition that holds.
  @Benchmark
  public Outcome condition() {
    return choosy.trigger(event);
  }

  /// Nobody hears it.
  @Benchmark
  public Outcome nobody() {
    return registry.trigger(unheard);
  }
}
