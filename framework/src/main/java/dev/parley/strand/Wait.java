package dev.parley.strand;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One wait of one task: somebody completes it, once, and the task that awaits it goes on in its
/// turn.
///
/// It may be completed before it is awaited; then the task goes on without leaving the strand. Only
/// one task may await it, once.
///
/// Thread-safe, except that [#await] is confined to the strand.
///
/// @param <T> what is waited for
public final class Wait<T extends @Nullable Object> {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Wait.class, "state", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// What a completed wait holds.
  private record Value(@Nullable Object value) {}

  /// What a failed wait holds; made into an exception by the task that waits, so that the trace
  /// shows where it waited.
  private record Failure(Supplier<? extends RuntimeException> exception) {}

  private enum End {
    TIMEOUT,
    STOP,
    CANCEL
  }

  private final Strand strand;
  private final Object what;
  private final boolean endsAtStop;

  /// Null at first, then the runner that waits, then the end: a Value, a Failure or an End.
  private volatile @Nullable Object state;

  // The strand's list of waits; written on the strand.
  @Nullable Wait<?> next;
  @Nullable Wait<?> previous;

  private Wait(Strand strand, Object what, boolean endsAtStop) {
    this.strand = Objects.requireNonNull(strand, "strand");
    this.what = Objects.requireNonNull(what, "what");
    this.endsAtStop = endsAtStop;
  }

  /// A wait for somebody's input, or for time to pass: ended with a [StoppingException] when the
  /// strand stops.
  ///
  /// @param what what is waited for, for messages: its `toString` is called only when one is made
  public static <T extends @Nullable Object> Wait<T> forInput(Strand strand, Object what) {
    return new Wait<>(strand, what, true);
  }

  /// A wait for work to be done: goes on when the strand stops, until the grace period is over.
  ///
  /// @param what what is waited for, for messages: its `toString` is called only when one is made
  public static <T extends @Nullable Object> Wait<T> forResult(Strand strand, Object what) {
    return new Wait<>(strand, what, false);
  }

  /// Ends the wait with a value; from any thread.
  ///
  /// @return false if it had ended already; then nothing happens
  public boolean complete(T value) {
    return end(new Value(value));
  }

  /// Ends the wait with an exception, which is made in the task that waits; from any thread.
  ///
  /// @return false if it had ended already; then nothing happens
  public boolean fail(Supplier<? extends RuntimeException> exception) {
    return end(new Failure(Objects.requireNonNull(exception, "exception")));
  }

  /// {@return whether it has ended, one way or another}
  public boolean isDone() {
    return isEnd(state);
  }

  /// Waits, and leaves the strand to other tasks meanwhile.
  ///
  /// @return what the wait was completed with
  /// @throws StoppingException if the strand stops
  /// @throws IllegalStateException off the strand
  public T await() {
    // Always, since a check that depends on who was faster would find a mistake only now and then.
    strand.requireCurrent("a wait");
    if (!isDone()) {
      strand.park(this);
    }
    return outcome();
  }

  /// Waits at most as long as given; zero or less does not wait.
  ///
  /// @return what the wait was completed with
  /// @throws WaitTimeoutException if the time is over before the wait has ended
  /// @throws StoppingException if the strand stops
  /// @throws IllegalStateException off the strand
  public T await(Duration limit) {
    strand.requireCurrent("a wait");
    if (limit.isZero() || limit.isNegative()) {
      end(End.TIMEOUT);
    }
    if (isDone()) {
      return outcome();
    }
    Time.Alarm alarm = strand.time().after(limit, () -> end(End.TIMEOUT));
    try {
      strand.park(this);
    } finally {
      alarm.cancel();
    }
    return outcome();
  }

  boolean endsAtStop() {
    return endsAtStop;
  }

  Object what() {
    return what;
  }

  void stop() {
    end(End.STOP);
  }

  void cancel() {
    end(End.CANCEL);
  }

  /// Notes who waits.
  ///
  /// @return false if the wait has ended meanwhile
  boolean beginsWaiting(Runner runner) {
    if (STATE.compareAndSet(this, null, runner)) {
      return true;
    }
    if (!isDone()) {
      throw new IllegalStateException("somebody already waits for " + what);
    }
    return false;
  }

  private boolean end(Object end) {
    for (; ; ) {
      Object now = state;
      if (isEnd(now)) {
        return false;
      }
      if (STATE.compareAndSet(this, now, end)) {
        if (now instanceof Runner runner) {
          strand.resume(runner);
        }
        return true;
      }
    }
  }

  private static boolean isEnd(@Nullable Object state) {
    return state != null && !(state instanceof Runner);
  }

  // The value is the one that complete took, or null where T admits it.
  @SuppressWarnings({"unchecked", "NullAway"})
  private T outcome() {
    return switch (state) {
      case Value(Object value) -> (T) value;
      case Failure(Supplier<? extends RuntimeException> exception) -> throw exception.get();
      case End.TIMEOUT -> throw new WaitTimeoutException("waited too long for " + what);
      case End.STOP -> throw strand.stopped(this);
      case End.CANCEL -> throw strand.cancelled(this);
      case null, default -> throw new IllegalStateException("not ended: " + what);
    };
  }
}
