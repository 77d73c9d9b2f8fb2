package dev.parley.bench.load;

import java.util.Arrays;

/// Counts durations in buckets of which none is wider than 1/64 of its value.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Histogram {
  private static final int BITS = 6;
  private static final int STEPS = 1 << BITS;

  private final long[] counts = new long[(64 - BITS) * STEPS];
  private long total;

  /// Nothing counted yet.
  public Histogram() {}

  /// Counts a duration that often.
  public void record(long nanos, long times) {
    counts[index(Math.max(0, nanos))] += times;
    total += times;
  }

  /// Forgets everything.
  public void clear() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  /// {@return how many were counted}
  public long total() {
    return total;
  }

  /// {@return the upper end of the bucket below which the share, from 0 to 1, of all values lies; 0
  /// if nothing was recorded}
  public long quantile(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return upperEnd(i);
      }
    }
    return 0;
  }

  /// Values below two times STEPS have a bucket each; above, each power of two has STEPS buckets.
  private static int index(long value) {
    int shift = Math.max(0, 63 - BITS - Long.numberOfLeadingZeros(value | 1));
    return shift * STEPS + (int) (value >>> shift);
  }

  private static long upperEnd(int index) {
    int shift = Math.max(0, index / STEPS - 1);
    long step = index - (long) shift * STEPS;
    return ((step + 1) << shift) - 1;
  }
}
