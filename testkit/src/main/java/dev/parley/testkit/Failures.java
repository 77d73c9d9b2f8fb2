package dev.parley.testkit;

import dev.parley.Service;
import dev.parley.event.HandlerFailed;
import java.util.ArrayList;
import java.util.List;

/// What the handlers of a service have thrown.
///
/// Thread-safe.
final class Failures {
  // Both are guarded by this.
  private final List<Throwable> thrown = new ArrayList<>();
  private boolean over;

  /// Begins to note what the handlers of a service throw.
  void watch(Service service) {
    service.registry().on(HandlerFailed.class).evenIfStopped().listen(this::failed);
  }

  private synchronized void failed(HandlerFailed event) {
    if (!over) {
      thrown.add(event.cause());
    }
  }

  /// Whatever is thrown from now on does not count.
  synchronized void end() {
    over = true;
  }

  /// {@return what was thrown so far, and forgets it}
  synchronized List<Throwable> take() {
    var taken = List.copyOf(thrown);
    thrown.clear();
    return taken;
  }

  /// Fails if anything was thrown that was not taken.
  static void failOnAny(List<Throwable> thrown) {
    if (!thrown.isEmpty()) {
      var failure =
          new AssertionError(
              "handlers of the service threw %d times, first: %s (a test that wants it calls takeFailures())"
                  .formatted(thrown.size(), thrown.getFirst()),
              thrown.getFirst());
      thrown.stream().skip(1).forEach(failure::addSuppressed);
      throw failure;
    }
  }
}
