package dev.parley.testkit;

import java.time.Duration;

/// Tells a service that waits for its time to pass from one that is slow, as it is on a machine
/// with much else to do: where nothing happens, this process uses no processor.
///
/// Thread-safe.
final class Standstill {
  private static final Duration LOOK = Duration.ofMillis(500);

  /// One look could hit upon a pause: a disk that is slow, or a machine that stood still itself.
  private static final int LOOKS = 3;

  /// After so many looks the processor is taken to be used by others.
  private static final int MOST_LOOKS = 60;

  /// What a virtual machine needs for itself, in a look.
  private static final Duration HOUSEKEEPING = Duration.ofMillis(25);

  private Standstill() {}

  /// What may be waited for.
  @FunctionalInterface
  interface Condition {
    /// {@return whether it came about within the limit of real time}
    boolean isMetWithin(Duration limit) throws InterruptedException;
  }

  /// Waits until the condition is met, or it seems that only time can bring it about.
  ///
  /// @return whether it is met
  static boolean isForestalledBy(Condition condition) throws InterruptedException {
    int still = 0;
    for (int look = 0; look < MOST_LOOKS && still < LOOKS; look++) {
      Duration before = used();
      if (condition.isMetWithin(LOOK)) {
        return true;
      }
      still = used().minus(before).compareTo(HOUSEKEEPING) < 0 ? still + 1 : 0;
    }
    return false;
  }

  /// {@return the time of the processors that this process has used; always none where that can't
  /// be known}
  private static Duration used() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
