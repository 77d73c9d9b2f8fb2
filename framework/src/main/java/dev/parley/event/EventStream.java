package dev.parley.event;

import dev.parley.strand.StoppingException;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The events that match, one after the other, for a loop that follows what happens. It ends when
/// it is closed.
///
/// Events that come while nobody asks are kept, up to a bound; past it the oldest is dropped and
/// counted.
///
/// Thread-safe: events may come from any thread; one consumer asks for them, on the strand of the
/// registry, where it waits and leaves the strand to others, or on a thread of its own, which
/// blocks.
public final class EventStream<E> implements Iterator<E>, AutoCloseable {
  private final String what;
  private final @Nullable Strand strand;
  private final int bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private final ArrayDeque<E> buffer = new ArrayDeque<>();
  private @Nullable Wait<@Nullable Void> waiting;
  private long dropped;
  private boolean closed;

  /// Set once, before the stream is handed out.
  private @Nullable Listener listener;

  EventStream(String what, @Nullable Strand strand, int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("buffer: " + bound + " (expected 1 or more)");
    }
    this.what = "events " + what;
    this.strand = strand;
    this.bound = bound;
  }

  void listener(Listener listener) {
    this.listener = listener;
  }

  void add(E event) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (buffer.size() == bound) {
        buffer.removeFirst();
        dropped++;
      }
      buffer.addLast(event);
      wake();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    changed.signalAll();
    if (waiting != null) {
      waiting.complete(null);
      waiting = null;
    }
  }

  /// Waits until there is an event, or the stream is closed.
  ///
  /// @return whether there is an event
  /// @throws StoppingException if the strand stops, or the waiting thread is interrupted
  /// @throws IllegalStateException on an event loop
  @Override
  public boolean hasNext() {
    while (true) {
      Wait<@Nullable Void> wait;
      lock.lock();
      try {
        if (!buffer.isEmpty() || closed) {
          return !buffer.isEmpty();
        }
        if (strand == null || !strand.isCurrent()) {
          block(strand);
          continue;
        }
        wait = Wait.forInput(strand, what);
        waiting = wait;
      } finally {
        lock.unlock();
      }
      wait.await();
    }
  }

  // Called in a loop, by hasNext.
  @SuppressWarnings("WaitNotInLoop")
  private void block(@Nullable Strand strand) {
    if (strand != null) {
      strand.requireMayBlock("hasNext");
    }
    try {
      changed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (StoppingException)
          new StoppingException("interrupted while waiting for " + what).initCause(e);
    }
  }

  /// Waits for the next event.
  ///
  /// @throws NoSuchElementException if the stream is closed before there is one
  /// @throws StoppingException if the strand stops, or the waiting thread is interrupted
  @Override
  public E next() {
    while (hasNext()) {
      E event = poll();
      if (event != null) {
        return event;
      }
    }
    throw new NoSuchElementException("the stream of " + what + " is closed");
  }

  /// {@return the next event, or null if there is none yet; never waits}
  public @Nullable E poll() {
    lock.lock();
    try {
      return buffer.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  /// {@return how many events were dropped because nobody asked for them in time}
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the stream: nothing more is kept, and who waits for an event is told that there is none.
  /// A repeat call has no effect.
  @Override
  public void close() {
    if (listener != null) {
      listener.remove();
    }
    lock.lock();
    try {
      closed = true;
      wake();
    } finally {
      lock.unlock();
    }
  }
}
