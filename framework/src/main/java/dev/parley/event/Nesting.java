package dev.parley.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Counts the dispatches that are under way, by the thread that runs them: a handler that waits
/// keeps its thread. So it knows how deep triggers are nested, and when a registry is quiet.
///
/// One thread has the cheap counter. Who that is, and how the others are counted, the two kinds
/// decide; the way of the one is here, once for both, so that the dispatch need not ask which kind
/// it has.
// Threads are compared by identity, which is what they have.
@SuppressWarnings("ReferenceEquality")
abstract sealed class Nesting permits StrandNesting, CallerNesting {
  /// What [#enter] returns while the registry is stopped.
  static final int REFUSED = Integer.MIN_VALUE;

  static final VarHandle OWNER;
  static final VarHandle DEPTH;

  static {
    try {
      var lookup = MethodHandles.lookup();
      OWNER = lookup.findVarHandle(Nesting.class, "owner", Thread.class);
      DEPTH = lookup.findVarHandle(Nesting.class, "depth", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int limit;

  /// How many dispatches may be under way in one thread: the limit, or none while the registry is
  /// stopped, so that the hot path has one thing to ask.
  private volatile int allowed;

  /// The thread whose depth is in [#depth]. Others may read it without a fence, since each only
  /// asks whether it is itself.
  @Nullable Thread owner;

  /// Written by the owner only, in order but without a fence, which would cost as much as all the
  /// rest of a dispatch.
  int depth;

  /// Whether somebody waits for quiet.
  volatile boolean isAwaited;

  Nesting(int limit) {
    this.limit = limit;
  }

  /// Lets dispatches begin, or no longer.
  final void open(boolean isOpen) {
    allowed = isOpen ? limit : 0;
  }

  /// A dispatch begins in the calling thread.
  ///
  /// @return what [#exit] needs to know, or [#REFUSED], after which there is nothing to exit
  /// @throws NestingException if too many are under way in this thread; then it does not begin
  final int enter() {
    if (Thread.currentThread() != owner && !becomesOwner(Thread.currentThread())) {
      return check(enterAsOther(Thread.currentThread()));
    }
    // The bits say that it is not negative, which saves comparing it with what is special.
    int before = depth & Integer.MAX_VALUE;
    // Written before the registry is asked whether it runs, so that a stop can't miss it.
    DEPTH.setOpaque(this, before + 1);
    return check(before);
  }

  private int check(int before) {
    return before < allowed ? before : refuse(before);
  }

  private int refuse(int before) {
    exit(before);
    if (allowed > 0) {
      throw new NestingException(limit);
    }
    return REFUSED;
  }

  /// The innermost dispatch of the calling thread ends.
  ///
  /// @param entered what [#enter] returned for it
  final void exit(int entered) {
    if (Thread.currentThread() == owner) {
      DEPTH.setRelease(this, entered);
    } else {
      exitAsOther(Thread.currentThread(), entered);
    }
    if (isAwaited) {
      signalIfQuiet();
    }
  }

  /// Makes a thread the owner, if it can be.
  abstract boolean becomesOwner(Thread caller);

  /// As [#enter], in a thread that is not the owner.
  ///
  /// @return how many were under way in it before
  abstract int enterAsOther(Thread caller);

  /// As [#exit], in a thread that is not the owner.
  abstract void exitAsOther(Thread caller, int entered);

  /// Calls back who waits, if nothing is under way.
  abstract void signalIfQuiet();

  /// {@return how many dispatches are under way in the calling thread}
  abstract int depth();

  /// Calls back once, when nothing is under way any more: at once if that is now.
  abstract void whenQuiet(Runnable action);
}
