package dev.parley.bench;

import java.util.stream.DoubleStream;

/// The middle one of several values.
final class Median {
  private Median() {}

  /// {@return the median, the mean of the two middle ones of an even number; NaN for none}
  static double of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
