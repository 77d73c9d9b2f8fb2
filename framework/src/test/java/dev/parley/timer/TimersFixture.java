package dev.parley.timer;

import dev.parley.strand.Carrier;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;

/// Timers on a running strand, and a note of what happened when, in minutes and seconds of the
/// test.
final class TimersFixture implements AutoCloseable {
  final SteppedTime time = new SteppedTime();
  final Strand strand = new Strand("test", time, new Strand.Observer() {});
  final Timers timers = new Timers(strand, ZoneOffset.UTC, new Random(42));
  final List<String> notes = new CopyOnWriteArrayList<>();
  final Instant begin = time.now();

  TimersFixture() {
    strand.start(Carrier.standard());
  }

  void note(String what) {
    Duration passed = Duration.between(begin, time.now());
    notes.add("%02d:%02d %s".formatted(passed.toMinutes(), passed.toSecondsPart(), what));
  }

  TimerHandler noting(String what) {
    return _ -> note(what);
  }

  /// Waits on the strand.
  void sleep(Duration duration) {
    try {
      Wait.forInput(strand, "a while").await(duration);
    } catch (WaitTimeoutException e) {
      // As meant.
    }
  }

  void advance(Duration duration) throws Exception {
    time.advance(duration);
  }

  @Override
  public void close() {
    timers.close();
    try {
      strand.execute(strand::stopWaits);
      strand.close();
    } catch (RejectedExecutionException e) {
      // Closed by the test.
    }
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }
}
