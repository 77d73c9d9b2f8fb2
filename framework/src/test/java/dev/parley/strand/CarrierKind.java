package dev.parley.strand;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The carriers that everything has to work on.
enum CarrierKind {
  STANDARD,
  LOOP;

  /// A carrier, and the loop that it may run on.
  record Running(Carrier carrier, ExecutorService loop) implements AutoCloseable {
    /// Ends the loop, after the strand.
    @Override
    public void close() throws InterruptedException {
      loop.shutdown();
      if (!loop.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the loop did not end");
      }
    }
  }

  Running start() {
    ExecutorService loop =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("loop-", 0).daemon().factory());
    Carrier carrier =
        this == STANDARD ? Carrier.standard() : LoopCarrier.on(loop, CarrierKind::isLoop);
    return new Running(carrier, loop);
  }

  static boolean isLoop(Thread thread) {
    return thread.getName().startsWith("loop-");
  }
}
