package dev.parley.bench.jmh.events;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// One event through an event bus. Each bus has a JVM of its own, so that each meets a compiler
/// that knows no other one.
///
/// Not thread-safe: many threads may use it, one at a time.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventBusBenchmark {
  /// What is bound.
  @Param public Shape shape = Shape.ONE;

  /// Which bus.
  @Param public Contestant bus = Contestant.LOOP;

  private final Tally tally = new Tally();
  private @Nullable Bus subject;

  /// Makes the bus and checks that it does what it is measured for.
  @Setup
  public void bind() {
    Bus made = bus.make(tally);
    made.bind(shape);
    made.post();
    long expected = 0;
    for (int i = 0; i < shape.handlers(); i++) {
      expected += 1 ^ i;
    }
    if (tally.sum != expected && shape != Shape.HIERARCHY) {
      throw new IllegalStateException(bus + ", " + shape + ": heard " + tally.sum);
    }
    subject = made;
  }

  /// Posts one event.
  @Benchmark
  public long post() {
    if (subject != null) {
      subject.post();
    }
    return tally.sum;
  }
}
