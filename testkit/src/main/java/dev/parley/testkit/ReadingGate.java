package dev.parley.testkit;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Holds back the thread that reads while it is closed.
///
/// Thread-safe.
final class ReadingGate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  // Guarded by the lock.
  private boolean open = true;

  void open() {
    lock.lock();
    try {
      open = true;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      open = false;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the gate is open.
  ///
  /// @return true
  boolean pass() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!open) {
        opened.await();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
