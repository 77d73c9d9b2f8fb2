package dev.parley.bench.jmh;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each benchmark runs, and ends; how fast is JMH's business.
@Timeout(180)
class StrandBenchmarkTest {
  @ParameterizedTest
  @ValueSource(strings = {"loop", "standard"})
  void runsOnEitherCarrier(String carrier) throws InterruptedException {
    var benchmark = new StrandBenchmark();
    benchmark.carrier = carrier;
    benchmark.start();
    try {
      benchmark.task();
      benchmark.backlog();
      benchmark.taskFromLoop();
      benchmark.waitAndResume();
      benchmark.waitForLoop();
    } finally {
      benchmark.stop();
    }
  }
}
