package dev.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
  private final Histogram histogram = new Histogram();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, 127, 128, 129, 1_000, 999_999, 60_000_000_000L})
  void givesAValueBackWithinASixtyFourth(long value) {
    histogram.record(value, 1);

    assertThat(histogram.quantile(0.5)).isBetween(value, value + value / 64);
  }

  @Test
  void findsTheQuantilesOfManyValues() {
    long[] values = new Random(7).longs(10_001, 0, 50_000_000).sorted().toArray();
    Arrays.stream(values).forEach(value -> histogram.record(value, 1));

    assertThat(histogram.total()).isEqualTo(values.length);
    assertThat((double) histogram.quantile(0.5) / values[5_000]).isBetween(1.0, 1.02);
    assertThat((double) histogram.quantile(0.99) / values[9_900]).isBetween(1.0, 1.02);
  }

  @Test
  void isEmptyWhenCleared() {
    histogram.record(5, 3);
    histogram.clear();

    assertThat(histogram.total()).isZero();
    assertThat(histogram.quantile(0.99)).isZero();
  }
}
