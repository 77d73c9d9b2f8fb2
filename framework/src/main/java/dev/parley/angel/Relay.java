package dev.parley.angel;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes things on in the order in which they were given to it under a lock, without holding that
/// lock meanwhile.
///
/// One thread at a time passes things on; another one that comes meanwhile leaves its own to it. So
/// the receiver may call back, and may wait for locks that are held by others who come here.
///
/// Thread-safe: methods say whether the lock is to be held or must not be.
final class Relay<T> {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  private final Object lock;
  private final ArrayDeque<T> waiting = new ArrayDeque<>(4);

  /// Null until there is one; everything waits meanwhile.
  private @Nullable Consumer<? super T> receiver;

  /// Whether a thread passes things on.
  private boolean busy;

  Relay(Object lock) {
    this.lock = lock;
  }

  /// Says who takes what waits and comes, with the lock held; [#drain] is to follow.
  void receiver(Consumer<? super T> receiver) {
    this.receiver = receiver;
  }

  /// Adds something, with the lock held; [#drain] is to follow.
  void add(T item) {
    waiting.add(item);
  }

  /// Adds something, with the lock held.
  ///
  /// @return whether nothing was in its way, and it is the caller's to [#passOn]
  boolean claim(T item) {
    if (busy || receiver == null || !waiting.isEmpty()) {
      waiting.add(item);
      return false;
    }
    busy = true;
    return true;
  }

  /// Forgets what waits, with the lock held.
  void clear() {
    waiting.clear();
  }

  /// Passes on what was claimed, and what has come behind it; without the lock.
  void passOn(T claimed) {
    Consumer<? super T> to = Objects.requireNonNull(receiver);
    @Nullable T item = claimed;
    boolean failed = true;
    try {
      while (item != null) {
        try {
          to.accept(item);
        } catch (RuntimeException e) {
          log.warn("{} was not taken", item.getClass().getSimpleName(), e);
        }
        item = next();
      }
      failed = false;
    } finally {
      if (failed) {
        synchronized (lock) {
          busy = false;
        }
      }
    }
  }

  /// Passes on what waits; without the lock.
  void drain() {
    @Nullable T item;
    synchronized (lock) {
      if (busy || receiver == null) {
        return;
      }
      item = waiting.poll();
      busy = item != null;
    }
    if (item != null) {
      passOn(item);
    }
  }

  private @Nullable T next() {
    synchronized (lock) {
      @Nullable T item = waiting.poll();
      busy = item != null;
      return item;
    }
  }
}
