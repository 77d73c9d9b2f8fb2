package dev.parley.bench.store;

/// The time in which is measured, behind a time in which is warmed up.
///
/// Immutable.
///
/// @param from when it begins, as [System#nanoTime()]
/// @param to when it ends
record Window(long from, long to) {
  private static final double WARM_UP = 0.3;

  static Window of(double seconds) {
    long from = System.nanoTime() + (long) (seconds * WARM_UP * 1e9);
    return new Window(from, from + (long) (seconds * 1e9));
  }

  boolean isOpen() {
    long now = System.nanoTime();
    return now - from >= 0 && now - to < 0;
  }

  boolean isOver() {
    return System.nanoTime() - to >= 0;
  }

  double seconds() {
    return (to - from) / 1e9;
  }
}
