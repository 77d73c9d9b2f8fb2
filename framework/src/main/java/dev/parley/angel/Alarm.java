package dev.parley.angel;

import java.time.Duration;
import java.util.concurrent.Future;

/// Runs something when a time is over.
///
/// Thread-safe.
@FunctionalInterface
public interface Alarm {
  /// Runs an action, which does not block, on any thread but not within this call.
  ///
  /// @return cancelling it keeps the action from running, if it has not begun
  Future<?> after(Duration limit, Runnable action);
}
