package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.strand.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// A service on a gate without sockets, and a log that its handlers write.
final class ServiceFixture implements AutoCloseable {
  final FakeGate gate = new FakeGate();
  final Service service = new Service(Time.system(), _ -> gate);
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  void start() {
    service.start();
  }

  void note(String entry) {
    log.add(entry);
  }

  List<String> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  void awaitLog(String... entries) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .untilAsserted(() -> assertThat(log()).containsExactly(entries));
  }

  void awaitTrue(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(1)).until(condition);
  }

  /// Waits until everything that was given to the strand so far has had its turn.
  void fence() {
    service.strand().requireMayBlock("fence");
    var done = new java.util.concurrent.CountDownLatch(1);
    service.strand().execute(done::countDown);
    try {
      assertThat(done.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
