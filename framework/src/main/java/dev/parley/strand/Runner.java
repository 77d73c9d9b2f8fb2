package dev.parley.strand;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A virtual thread that runs tasks while it holds the strand. As an element of the queue it stands
/// for its own task, which may go on.
///
/// Confined to its strand, except where a method says otherwise.
final class Runner implements Runnable {
  final Thread thread;
  private final Baton baton;

  /// Set by who gives the strand to this runner, cleared by the runner itself; read by the
  /// watchdog.
  private volatile boolean granted;

  /// Written by the runner itself, read by the watchdog.
  private volatile @Nullable Runnable task;

  // Written only by the holder of the strand, which is this runner or who gives the strand to it.
  private boolean started;
  private boolean retired;
  private @Nullable Runnable first;
  private int stops;

  /// What the task keeps at hand for as long as it runs; see [Strand#context].
  @Nullable Object context;

  /// What the task waits for, while it has left the strand.
  @Nullable Wait<?> wait;

  private boolean cancelled;

  Runner(Baton baton, Carrier carrier, String name) {
    this.baton = baton;
    this.thread = carrier.newThread(name, this::loop);
  }

  /// {@return whether the caller runs on this runner's thread; from any thread}
  // Identity is meant: a thread that overrides equals must not get onto the strand.
  @SuppressWarnings("ReferenceEquality")
  boolean isCaller() {
    return thread == Thread.currentThread();
  }

  /// Makes the runner begin with this task when it is granted the strand.
  void beginWith(Runnable task) {
    first = task;
  }

  @Nullable Runnable takeFirst() {
    Runnable task = first;
    first = null;
    return task;
  }

  /// Lets this runner go on, or begin; the caller must not touch the strand any more.
  void grant() {
    if (started) {
      granted = true;
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
  }

  /// Ends this runner, which is a spare.
  void retire() {
    retired = true;
    granted = true;
    LockSupport.unpark(thread);
  }

  /// Parks until the strand is granted.
  ///
  /// @return whether the thread was interrupted meanwhile; the flag is cleared, since an
  ///   interrupted thread can't park
  boolean awaitGrant() {
    boolean interrupted = false;
    while (!granted) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    granted = false;
    return interrupted;
  }

  /// Never comes back: the strand was taken from this runner for good.
  void parkForever() {
    while (true) {
      LockSupport.park(this);
      Thread.interrupted();
    }
  }

  void begin(Runnable task) {
    this.task = task;
    stops = 0;
    cancelled = false;
  }

  void end() {
    task = null;
    context = null;
  }

  /// Ends what the present task waits for, and every later wait for input or time.
  void cancel() {
    cancelled = true;
    if (wait != null && wait.endsAtStop()) {
      wait.cancel();
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  /// Counts a throw of a [StoppingException] into the present task.
  int countStop() {
    return ++stops;
  }

  /// {@return whether a task really runs; false while the carrier has no time for it; from any
  /// thread}
  boolean isRunning() {
    return task != null && !granted;
  }

  /// {@return what the watchdog and messages call the present task; from any thread}
  Object subject() {
    try {
      return task instanceof Task known ? known.subject() : "a task";
    } catch (RuntimeException e) {
      return "a task whose subject() threw " + e.getClass().getName();
    }
  }

  private void loop() {
    try {
      while (!retired && baton.drain(this)) {
        awaitGrant();
      }
    } catch (Throwable e) {
      baton.lost(this, e);
    }
  }

  /// A runner in the queue is never run, only granted the strand.
  @Override
  public void run() {
    throw new IllegalStateException("a runner was taken for a task");
  }
}
