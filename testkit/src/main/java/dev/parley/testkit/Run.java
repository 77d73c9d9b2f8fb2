package dev.parley.testkit;

import dev.parley.Service;
import java.time.Duration;
import java.util.List;

/// What runs inside a test: one service to the end, or several that follow one another.
///
/// Thread-safe.
sealed interface Run permits Alone, Lineage {
  /// {@return the service that serves, or else the one that did last}
  Service service();

  /// {@return the services that follow one another}
  ///
  /// @throws IllegalStateException if there is only one
  Lineage lineage();

  /// {@return what handlers have thrown so far, and forgets it}
  List<Throwable> takeFailures();

  /// Begins to stop.
  void stop();

  /// Waits until it has stopped.
  ///
  /// @return false if that took longer than the limit
  boolean awaitStop(Duration limit) throws InterruptedException;

  /// Clears away what it has left, when it has stopped.
  void dispose();
}
