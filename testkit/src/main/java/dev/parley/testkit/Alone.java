package dev.parley.testkit;

import dev.parley.Service;
import java.time.Duration;
import java.util.List;

/// One service, as it is without an angel.
///
/// Thread-safe.
record Alone(Service service, Failures failures) implements Run {
  static Alone of(Service service) {
    var alone = new Alone(service, new Failures());
    alone.failures.watch(service);
    return alone;
  }

  @Override
  public Lineage lineage() {
    throw new IllegalStateException(
        "the service runs without an angel, so no other one can follow it; start it by"
            + " startUnderAngel(...)");
  }

  @Override
  public List<Throwable> takeFailures() {
    return failures.take();
  }

  @Override
  public void stop() {
    service.stop();
  }

  @Override
  public void dispose() {}

  @Override
  public boolean awaitStop(Duration limit) throws InterruptedException {
    return service.awaitStop(limit);
  }
}
