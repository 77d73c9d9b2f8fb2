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
final class Watchdog implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

  /// Looks within one limit: a report is late by at most a part of it.
  private static final int LOOKS = 4;

  private final Strand strand;
  private final Duration limit;

  Watchdog(Strand strand, Duration limit) {
    this.strand = strand;
    this.limit = limit;
  }

  @Override
  public void run() {
    long seen = -1;
    long since = System.nanoTime();
    long reported = -1;
    while (!strand.isTerminated()) {
      LockSupport.parkNanos(this, Math.max(1, limit.toNanos() / LOOKS));
      long turn = strand.turn();
      long now = System.nanoTime();
      if (turn != seen) {
        seen = turn;
        since = now;
      } else if (turn != reported && now - since >= limit.toNanos()) {
        reported = turn;
        report(strand.owner(), turn);
      }
    }
  }

  private void report(Strand.@Nullable Runner runner, long turn) {
    if (runner == null || !runner.isBusy()) {
      return;
    }
    Object subject = runner.subject();
    String stack =
        Arrays.stream(runner.thread.getStackTrace())
            .map(frame -> "\n\tat " + frame)
            .collect(Collectors.joining());
    // Between the look and now the task may have gone on; then the stack is not the one to blame.
    if (strand.turn() == turn) {
      log.warn(
          "strand {} is held by {} for more than {}; everybody else waits:{}",
          strand.name(),
          subject,
          limit,
          stack);
    }
  }
}
