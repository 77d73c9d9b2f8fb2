package dev.parley.testkit;

import dev.parley.Service;
import dev.parley.event.HandlerFailed;
import java.util.ArrayList;
import java.util.List;

/// What the handlers of a service have thrown.
///
/// Thread-safe.
final class Failures {
  // Guarded by this.
  private final List<Throwable> thrown = new ArrayList<>();

  Failures(Service service) {
    service.registry().on(HandlerFailed.class).evenIfStopped().listen(this::failed);
  }

  private synchronized void failed(HandlerFailed event) {
    thrown.add(event.cause());
  }

  /// {@return what was thrown so far, and forgets it}
  synchronized List<Throwable> take() {
    var taken = List.copyOf(thrown);
    thrown.clear();
    return taken;
  }

  /// Fails if anything was thrown that was not taken.
  void failOnAny() {
    var taken = take();
    if (!taken.isEmpty()) {
      var failure =
          new AssertionError(
              "handlers of the service threw %d times, first: %s (a test that wants it calls takeFailures())"
                  .formatted(taken.size(), taken.getFirst()),
              taken.getFirst());
      taken.stream().skip(1).forEach(failure::addSuppressed);
      throw failure;
    }
  }
}
