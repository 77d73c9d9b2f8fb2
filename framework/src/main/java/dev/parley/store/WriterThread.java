package dev.parley.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

  private static final Group END = new Group(List.of());

  private final Connections connections;
  private final Consumer<Runnable> lend;
  private final LinkedBlockingQueue<Group> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  /// @param lend runs what completes the only group there is; it may do more on this thread, which
  ///   has nothing to write meanwhile
  WriterThread(Connections connections, Consumer<Runnable> lend) {
    this.connections = connections;
    this.lend = lend;
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
        queue.drainTo(groups, MOST - 1);
        ended = groups.removeIf(group -> group.writes().isEmpty());
        if (!groups.isEmpty()) {
          var _ = write(groups);
        }
      } catch (InterruptedException _) {
        // Only the end that is queued ends it: what was asked for before is written.
      } catch (Throwable e) {
        // Whoever waits has to be told, and whoever comes next is to be served.
        log.error("a save has failed", e);
        fail(groups, e);
      }
    }
  }

  /// {@return why it is of no use to try others; null if it may be}
  private @Nullable NotBegunException write(List<Group> groups) {
    try {
      List<Writer.Result> results = connections.write(writer -> writer.write(groups));
      log.trace("saves in one transaction: {}", groups.size());
      if (results.size() == 1 && queue.isEmpty()) {
        lend.accept(() -> complete(results.getFirst()));
      } else {
        results.forEach(WriterThread::complete);
      }
      return null;
    } catch (NotBegunException e) {
      // It would be so for each of them, and may have taken long enough for one.
      fail(groups, e);
      return e;
    } catch (SQLException | RuntimeException e) {
      if (groups.size() > 1) {
        log.debug("{} groups are written one by one, since one of them fails", groups.size(), e);
        writeEach(groups);
      } else {
        fail(groups, e);
      }
      return null;
    }
  }

  private void writeEach(List<Group> groups) {
    NotBegunException useless = null;
    for (Group group : groups) {
      if (useless == null) {
        useless = write(List.of(group));
      } else {
        fail(List.of(group), useless);
      }
    }
  }

  private static void fail(List<Group> groups, Throwable cause) {
    groups.forEach(group -> group.done().completeExceptionally(cause));
  }

  private static void complete(Writer.Result result) {
    if (result.conflict() == null) {
      result.group().done().complete(result.rows());
    } else {
      result.group().done().completeExceptionally(result.conflict());
    }
  }

  /// Takes nothing more, and waits until everything that was added is written or has failed.
  ///
  /// @return whether that was so within the limit
  boolean close(Duration limit) throws InterruptedException {
    queue.add(END);
    return thread.join(limit);
  }
}
