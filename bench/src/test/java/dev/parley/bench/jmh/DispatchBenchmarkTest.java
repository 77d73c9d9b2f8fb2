package dev.parley.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The registry and the loop must do the same work.
class DispatchBenchmarkTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void callsEveryHandlerOnce(int handlers) throws Exception {
    var benchmark = new DispatchBenchmark();
    benchmark.handlers = handlers;
    benchmark.bind();

    assertThat(benchmark.registry().heard()).isEqualTo(handlers);
    assertThat(benchmark.loop()).isEqualTo(handlers * (handlers + 1));
  }

  @Test
  void callsTheHandlersOfSuperclasses() throws Exception {
    var benchmark = new HierarchyBenchmark();
    benchmark.bind();

    assertThat(benchmark.registry().heard()).isEqualTo(3);
    assertThat(benchmark.loop()).isEqualTo(12);
    assertThat(benchmark.mixed().heard()).isEqualTo(3);
    assertThat(benchmark.mixed().heard()).isEqualTo(2);
    assertThat(benchmark.condition().heard()).isEqualTo(1);
    assertThat(benchmark.nobody().heard()).isZero();
  }
}
