package dev.parley.strand;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has virtual threads run on a loop, and elsewhere where that is better: on a thread that lends
/// itself to the one that it has woken, and on a thread of its own while the loop is stuck.
///
/// What the loop does besides, writing a line to the log say, may wait for a lock. If that is held
/// by a virtual thread which this very loop carries, and which has left it for a moment because it
/// waits for another lock, neither could ever go on. So a thread of its own looks from time to time
/// whether the loop takes up what waits for it.
///
/// Thread-safe.
final class StandIn implements Executor {
  private static final Logger log = LoggerFactory.getLogger(LoopCarrier.class);

  /// Between two looks; a loop that takes up nothing from one to the next is stuck.
  private static final Duration LOOK = Duration.ofMillis(100);

  private static final VarHandle TAKEN;
  private static final VarHandle LENDER;

  static {
    try {
      var lookup = MethodHandles.lookup();
      TAKEN = lookup.findVarHandle(StandIn.class, "taken", long.class);
      LENDER = lookup.findVarHandle(StandIn.class, "lender", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Executor loop;

  /// Each a virtual thread that may go on.
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  private final Runnable next = this::runNext;
  private volatile @Nullable Thread watch;

  /// Who carries itself what it wakes next.
  private volatile @Nullable Thread lender;

  /// What the lender has woken; used by it only.
  private @Nullable Runnable lent;

  /// How many the loop has taken up; written by the loop only.
  private long taken;

  StandIn(Executor loop) {
    this.loop = loop;
  }

  void start() {
    // Set before it starts, since it ends as soon as it finds that it is not the watch.
    Thread beginning = Thread.ofPlatform().name("strand-stand-in").daemon().unstarted(this::watch);
    watch = beginning;
    beginning.start();
  }

  void close() {
    Thread ending = watch;
    watch = null;
    LockSupport.unpark(ending);
  }

  /// Runs something, and then the first thread that it wakes here.
  void lend(Runnable wakening) {
    Thread caller = Thread.currentThread();
    // A virtual thread can't carry another one.
    if (caller.isVirtual() || !LENDER.compareAndSet(this, null, caller)) {
      wakening.run();
      return;
    }
    try {
      wakening.run();
    } finally {
      Runnable thread = lent;
      lent = null;
      // What that one wakes in its turn is for the loop, or the lender would never get away.
      lender = null;
      if (thread != null) {
        thread.run();
      }
    }
  }

  // Threads are compared by identity, which is what they have.
  @SuppressWarnings("ReferenceEquality")
  @Override
  public void execute(Runnable thread) {
    if (lender == Thread.currentThread() && lent == null) {
      lent = thread;
      return;
    }
    waiting.add(thread);
    try {
      loop.execute(next);
    } catch (RejectedExecutionException e) {
      waiting.remove(thread);
      throw e;
    }
  }

  private void runNext() {
    Runnable thread = waiting.poll();
    if (thread != null) {
      TAKEN.setOpaque(this, taken + 1);
      thread.run();
    }
  }

  private void watch() {
    long seen = -1;
    while (watch != null) {
      LockSupport.parkNanos(this, LOOK.toNanos());
      long now = (long) TAKEN.getOpaque(this);
      if (now == seen && !waiting.isEmpty()) {
        standIn(now);
      }
      seen = waiting.isEmpty() ? -1 : now;
    }
  }

  private void standIn(long seen) {
    Runnable thread;
    while ((long) TAKEN.getOpaque(this) == seen && (thread = waiting.poll()) != null) {
      thread.run();
    }
    // Not before: the lock that the loop waits for may be that of the log.
    log.warn("the event loop took up nothing for {}; another thread stood in for it", LOOK);
  }
}
