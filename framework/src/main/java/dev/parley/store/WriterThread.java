package dev.parley.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes: it makes all groups that have come meanwhile durable together, in
/// the order in which they came. A platform thread, since the native calls of a database would hold
/// the carrier of a virtual one.
///
/// Thread-safe.
final class WriterThread {
  private static final Logger log = LoggerFactory.getLogger(WriterThread.class);

  /// Groups in one transaction.
  private static final int MOST = 500;

  /// How long a transaction waits at most for those who may come.
  private static final long LONGEST_WAIT = Duration.ofMillis(5).toNanos();

  private static final Group END = new Group(List.of());

  private final Connections connections;
  private final LinkedBlockingQueue<Group> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  // Of the last transaction; only for the thread that writes.
  private int written;
  private long nanos;

  WriterThread(Connections connections) {
    this.connections = connections;
    thread = Thread.ofPlatform().name("parley-store-writer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void add(Group group) {
    queue.add(group);
  }

  private void run() {
    var groups = new ArrayList<Group>();
    boolean ended = false;
    while (!ended) {
      groups.clear();
      try {
        groups.add(queue.take());
      } catch (InterruptedException _) {
        // Only the end that is queued ends it: what was asked for before is written.
        continue;
      }
      gather(groups);
      ended = groups.removeIf(group -> group.writes().isEmpty());
      if (!groups.isEmpty()) {
        long start = System.nanoTime();
        write(groups);
        nanos = System.nanoTime() - start;
        written = groups.size();
      }
    }
  }

  /// Takes what is there. Those whose saves were made together come back together with their next
  /// ones, but one by one: without a wait for the others, the first would have a transaction of its
  /// own each time. Where fewer come, fewer are waited for the next time, so that who saves alone
  /// never waits.
  private void gather(List<Group> groups) {
    int expected = Math.min(written, MOST);
    long deadline = System.nanoTime() + Math.min(nanos, LONGEST_WAIT);
    queue.drainTo(groups, MOST - groups.size());
    while (groups.size() < expected) {
      Group next;
      try {
        next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        continue;
      }
      if (next == null) {
        return;
      }
      groups.add(next);
      queue.drainTo(groups, MOST - groups.size());
    }
  }

  private void write(List<Group> groups) {
    try {
      List<Writer.Result> results = connections.write(writer -> writer.write(groups));
      log.trace("saves in one transaction: {}", groups.size());
      for (Writer.Result result : results) {
        if (result.conflict() == null) {
          result.group().done().complete(result.rows());
        } else {
          result.group().done().completeExceptionally(result.conflict());
        }
      }
    } catch (SQLException | RuntimeException e) {
      if (groups.size() > 1) {
        log.debug("{} groups are written one by one, since one of them fails", groups.size(), e);
        groups.forEach(group -> write(List.of(group)));
      } else {
        groups.getFirst().done().completeExceptionally(e);
      }
    }
  }

  /// Takes nothing more, and waits until everything that was added is written.
  void close() throws InterruptedException {
    queue.add(END);
    thread.join();
  }
}
