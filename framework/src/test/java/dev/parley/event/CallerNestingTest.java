package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class CallerNestingTest {
  /// As a thread does that has not seen in time that somebody waits.
  @Test
  void whoWaitsForQuietFindsItWithoutBeingTold() throws Exception {
    var nesting = new CallerNesting(10);
    nesting.open(true);
    var dispatching = Thread.ofPlatform().start(nesting::enter);
    dispatching.join();
    var quiet = new CompletableFuture<Void>();
    nesting.whenQuiet(() -> quiet.complete(null));
    assertThat(quiet).isNotDone();
    Nesting.DEPTH.setRelease(nesting, 0);
    nesting.awaitQuiet(quiet);
    assertThat(quiet).isCompleted();
  }

  @Test
  void whoWaitsForQuietKeepsAnInterrupt() {
    var nesting = new CallerNesting(10);
    var quiet = new CompletableFuture<Void>();
    Thread waiting = Thread.currentThread();
    waiting.interrupt();
    Thread.startVirtualThread(() -> {
      await().until(() -> !waiting.isInterrupted());
      quiet.complete(null);
    });
    nesting.awaitQuiet(quiet);
    assertThat(Thread.interrupted()).isTrue();
  }
}
