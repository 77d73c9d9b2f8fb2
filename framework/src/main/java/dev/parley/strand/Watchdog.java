package dev.parley.strand;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks again and again whether the same task still holds a strand. It has a platform thread of
/// its own, since what it looks for may hold every carrier; the strand pays one counter for it.
///
/// Confined to its thread.
final class Watchdog implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

  /// Looks within one limit: a report is late by at most a part of it.
  private static final int LOOKS = 4;

  private final String name;
  private final Baton baton;
  private final Duration limit;

  Watchdog(String name, Baton baton, Duration limit) {
    this.name = name;
    this.baton = baton;
    this.limit = limit;
  }

  @Override
  public void run() {
    long limitNanos = SystemTime.nanos(limit);
    long seen = -1;
    long since = System.nanoTime();
    long reported = -1;
    while (!baton.isTerminated()) {
      LockSupport.parkNanos(this, Math.max(1, limitNanos / LOOKS));
      // An interrupted thread would not park; this one ends with the strand.
      Thread.interrupted();
      long turn = baton.turn();
      long now = System.nanoTime();
      if (turn != seen || baton.isFrozen()) {
        seen = turn;
        since = now;
      } else if (turn != reported && now - since >= limitNanos) {
        reported = turn;
        report(baton.owner(), turn);
      }
    }
  }

  private void report(@Nullable Runner runner, long turn) {
    if (runner == null) {
      return;
    }
    boolean running = runner.isRunning();
    Object subject = runner.subject();
    String stack =
        Arrays.stream(runner.thread.getStackTrace())
            .map(frame -> "\n\tat " + frame)
            .collect(Collectors.joining());
    // Between the look and now the task may have gone on; then the stack is not the one to blame.
    if (baton.turn() != turn) {
      return;
    }
    if (running) {
      log.warn(
          "strand {} is held by {} for more than {}; everybody else waits:{}",
          name,
          subject,
          limit,
          stack);
    } else {
      log.warn(
          "strand {} has not got its carrier for more than {}: something else keeps it busy, and"
              + " everybody waits",
          name,
          limit);
    }
  }
}
