package dev.parley.loop;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts what was sent and has not arrived, and makes senders wait where it is too much.
///
/// Thread-safe.
public final class Room {
  private final AtomicLong used = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final long full;
  private final long low;

  /// Lets whoever gives back leave the lock alone while nobody waits.
  private final AtomicInteger waiting = new AtomicInteger();

  private volatile boolean closed;

  /// Room for so much.
  ///
  /// @param bytes how much is full; waiters go on at half of it
  public Room(long bytes) {
    full = bytes;
    low = bytes / 2;
  }

  /// So much is on its way. Never waits.
  public void take(long bytes) {
    used.addAndGet(bytes);
  }

  /// So much has arrived.
  public void give(long bytes) {
    if (used.addAndGet(-bytes) <= low && waiting.get() > 0) {
      signal();
    }
  }

  /// {@return whether senders should [#await]}
  public boolean isFull() {
    return used.get() >= full && !closed;
  }

  /// Waits until half of it is free. Not to be called on an event loop.
  public void await() throws InterruptedException {
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

  /// Lets everybody go, now and for ever: nothing will arrive any more.
  public void close() {
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
