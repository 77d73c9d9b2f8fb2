package dev.parley.gate;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts what was sent to a gate and not yet applied, and makes senders wait where it is too much.
///
/// Thread-safe.
final class Room {
  private final AtomicLong used = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final long full;
  private final long low;

  /// Lets whoever gives back leave the lock alone while nobody waits.
  private final AtomicInteger waiting = new AtomicInteger();

  private volatile boolean closed;

  /// @param bytes how much is full; waiters go on at half of it
  Room(long bytes) {
    full = bytes;
    low = bytes / 2;
  }

  void take(long bytes) {
    used.addAndGet(bytes);
  }

  void give(long bytes) {
    if (used.addAndGet(-bytes) <= low && waiting.get() > 0) {
      signal();
    }
  }

  boolean isFull() {
    return used.get() >= full && !closed;
  }

  void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waiting.incrementAndGet();
      try {
        while (used.get() > low && !closed) {
          room.await();
        }
      } finally {
        waiting.decrementAndGet();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Lets everybody go, now and for ever: nothing will be applied any more.
  void close() {
    closed = true;
    signal();
  }

  private void signal() {
    lock.lock();
    try {
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
