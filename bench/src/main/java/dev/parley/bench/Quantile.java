package dev.parley.bench;

import java.util.stream.DoubleStream;

/// The value that a share of several values does not exceed.
final class Quantile {
  private Quantile() {}

  /// {@return the smallest value that at least that share, from 0 to 1, of all does not exceed; NaN
  /// for none}
  static double of(double share, DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
