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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One event to several handlers, beside the shortest loop that calls the same handlers.
///
/// Not thread-safe: many threads may use it, one at a time.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DispatchBenchmark {
  /// How many handlers hear the event.
  @Param({"1", "5", "20"})
  public int handlers = 1;

  private final Registry registry = Registry.create();
  private EventHandler<Sum>[] array = array(0);
  private final Sum event = new Sum();

  /// Binds the handlers.
  @Setup
  public void bind() {
    array = array(handlers);
    for (EventHandler<Sum> handler : array) {
      registry.listen(Sum.class, handler);
    }
  }

  /// The registry.
  @Benchmark
  public Outcome registry() {
    return registry.trigger(event);
  }

  /// The loop.
  @Benchmark
  public int loop() throws Exception {
    return call(array, event);
  }

  static int call(EventHandler<Sum>[] handlers, Sum event) throws Exception {
    for (EventHandler<Sum> handler : handlers) {
      handler.handle(event);
    }
    return event.value;
  }

  @SuppressWarnings("unchecked")
  static EventHandler<Sum>[] array(int length) {
    return Sum.HANDLERS.subList(0, length).toArray(EventHandler[]::new);
  }
}
