package dev.parley.flow;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The bounded queue between sources and processor.
///
/// Thread-safe.
final class ArrivalQueue {
  private final WhenFull whenFull;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private int bound;
  private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
  private boolean busy;
  private boolean closed;
  private long dropped;

  ArrivalQueue(int bound, WhenFull whenFull) {
    this.bound = bound;
    this.whenFull = whenFull;
  }

  /// Queues an arrival; waits for room where that is the policy.
  ///
  /// @return false if it was dropped, because there was no room or the queue is closed
  boolean put(Arrival arrival) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && arrivals.size() >= bound && whenFull == WhenFull.WAIT) {
        changed.await();
      }
      if (closed || (arrivals.size() >= bound && whenFull == WhenFull.DROP_NEWEST)) {
        dropped++;
        return false;
      }
      if (arrivals.size() >= bound) {
        arrivals.removeFirst();
        dropped++;
      }
      arrivals.addLast(arrival);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Takes the next arrival, waiting for it; [#done] has to follow.
  ///
  /// @return null if the queue is closed and empty
  @Nullable Arrival take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (arrivals.isEmpty() && !closed) {
        changed.await();
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  /// Takes the next arrival, if there is one; [#done] has to follow then.
  @Nullable Arrival poll() {
    lock.lock();
    try {
      return next();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Arrival next() {
    Arrival arrival = arrivals.pollFirst();
    busy = arrival != null;
    changed.signalAll();
    return arrival;
  }

  /// The arrival that was taken last is handled.
  void done() {
    lock.lock();
    try {
      busy = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until everything is handled.
  ///
  /// @param nanos at most this long
  /// @return false if that was not long enough
  boolean awaitEmpty(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (busy || !arrivals.isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Drops everything that is queued.
  ///
  /// @return how much that was
  int clear() {
    lock.lock();
    try {
      int size = arrivals.size();
      arrivals.clear();
      dropped += size;
      changed.signalAll();
      return size;
    } finally {
      lock.unlock();
    }
  }

  /// Takes any number from now on, so that nobody waits for room who has to end.
  void liftBound() {
    lock.lock();
    try {
      bound = Integer.MAX_VALUE;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes nothing more; what is queued can still be taken out.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return arrivals.size();
    } finally {
      lock.unlock();
    }
  }

  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
