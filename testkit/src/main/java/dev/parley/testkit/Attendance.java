package dev.parley.testkit;

import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.Service;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Which clients a service has seen come and leave, by the addresses that they come from.
///
/// Thread-safe.
final class Attendance {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // Both are guarded by the lock.
  private final Set<InetSocketAddress> come = new HashSet<>();
  private final Set<InetSocketAddress> left = new HashSet<>();

  /// Begins to note who comes to a service, and who leaves it.
  void watch(Service service) {
    var registry = service.registry();
    registry.on(Connect.class).first().listen(event -> come(event.client().address()));
    registry
        .on(Disconnect.class)
        .last()
        .evenIfStopped()
        .listen(event -> leave(event.client().address()));
  }

  void come(InetSocketAddress client) {
    lock.lock();
    try {
      come.add(client);
      left.remove(client);
    } finally {
      lock.unlock();
    }
  }

  void leave(InetSocketAddress client) {
    lock.lock();
    try {
      left.add(client);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean hasCome(InetSocketAddress client) {
    lock.lock();
    try {
      return come.contains(client);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until all of them have left.
  ///
  /// @return false if that took longer than the limit
  boolean awaitLeft(Collection<InetSocketAddress> clients, Duration limit)
      throws InterruptedException {
    long nanos = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (!left.containsAll(clients)) {
        if (nanos <= 0) {
          return false;
        }
        nanos = changed.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
