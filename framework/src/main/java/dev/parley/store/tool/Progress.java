package dev.parley.store.tool;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Counts objects, and tells from time to time how many there were.
///
/// Not thread-safe: many threads may use it, one at a time; the count may be read by all.
final class Progress {
  private static final long PERIOD = Duration.ofSeconds(2).toNanos();

  private final PrintStream err;
  private final String done;
  private long told = System.nanoTime();

  /// Also read by the thread that tells of an interruption.
  private volatile long count;

  /// @param done what is done to the objects, as in "exported"
  Progress(PrintStream err, String done) {
    this.err = err;
    this.done = done;
  }

  void add(int objects) {
    long now = count + objects;
    count = now;
    if (System.nanoTime() - told >= PERIOD) {
      told = System.nanoTime();
      err.println(this);
    }
  }

  long count() {
    return count;
  }

  @Override
  public String toString() {
    return "store: %s %s %s".formatted(number(count), count == 1 ? "object" : "objects", done);
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
