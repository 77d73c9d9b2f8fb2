package dev.parley.strand;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What makes a strand one thing at a time: a queue, and who holds the right to take from it.
///
/// At any moment at most one party holds that right: a runner that drains the queue, or for the
/// time of [#passOn] whoever found the strand free. It is handed on by [Runner#grant], or dropped
/// by setting the state to FREE. After FREE one has to look at the queue once more, because
/// somebody may have queued a task while the state still was HELD; and having won the strand back
/// then says nothing about what others did in between: they may have had it and dropped it again.
///
/// Thread-safe, except for what is said to be for the holder.
final class Baton {
  private static final Logger log = LoggerFactory.getLogger(Baton.class);

  private static final int FREE = 0;
  private static final int HELD = 1;

  /// Runners kept for the next task that waits; a storm of resumed dialogs leaves no more than
  /// these.
  static final int SPARES = 64;

  /// Tasks in a row after which a runner lets its carrier do something else: on an event loop,
  /// reading sockets and sending what the tasks wrote.
  private static final int YIELD_AFTER = 256;

  private static final VarHandle STATE;
  private static final VarHandle OWNER;
  private static final VarHandle TURN;

  static {
    try {
      var lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(Baton.class, "state", int.class);
      OWNER = lookup.findVarHandle(Baton.class, "owner", Runner.class);
      TURN = lookup.findVarHandle(Baton.class, "turn", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Strand strand;
  private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();

  /// Held until [#open]; after that by whoever has taken it from FREE, and whom that one gives it
  /// to.
  private volatile int state = HELD;

  /// From then on nobody gives the strand away, so it stays held, and what is queued is never run.
  private volatile boolean terminated;

  private volatile @Nullable Carrier carrier;

  /// Who holds the strand without doing anything; written by that thread.
  private volatile @Nullable Thread frozen;

  /// Set by [#thaw], cleared by who was frozen.
  private volatile boolean thawed;

  // All that follows is written by the holder only; owner and turn are also read, without a lock,
  // by isCurrent (a thread always sees its own writes) and by the watchdog.
  private @Nullable Runner owner;
  private long turn;
  private long runners;
  private final ArrayDeque<Runner> spares = new ArrayDeque<>();

  Baton(Strand strand) {
    this.strand = strand;
  }

  /// Sets the carrier and lets the strand go for the first time; only once.
  void open(Carrier carrier) {
    this.carrier = carrier;
    passOn();
  }

  @Nullable Carrier carrier() {
    return carrier;
  }

  boolean isTerminated() {
    return terminated;
  }

  /// {@return the runner that the caller runs on, if it holds the strand}
  @Nullable Runner current() {
    Runner runner = owner;
    return runner != null && runner.isCaller() ? runner : null;
  }

  /// {@return who holds the strand, as seen from another thread}
  @Nullable Runner owner() {
    return (Runner) OWNER.getAcquire(this);
  }

  /// {@return a number that changes with every task and every resumption}
  long turn() {
    return (long) TURN.getOpaque(this);
  }

  /// Queues a task, or a runner that may go on, and sees to it that somebody takes it.
  void enqueue(Runnable task) {
    queue.offer(task);
    if (state == FREE && STATE.compareAndSet(this, FREE, HELD)) {
      passOn();
    }
  }

  /// {@return whether nothing is queued but tasks of this kind}
  boolean hasOnly(Class<? extends Runnable> kind) {
    for (Runnable next : queue) {
      if (!kind.isInstance(next)) {
        return false;
      }
    }
    return true;
  }

  /// {@return whether nothing runs and nothing is queued}
  // In this order: what was taken from the queue before the first look is done if the strand is
  // free at the second.
  boolean isIdle() {
    return queue.isEmpty() && state == FREE;
  }

  /// Takes a task back.
  ///
  /// @return false if it runs, or has run
  boolean remove(Runnable task) {
    return queue.remove(task);
  }

  /// Lets the runner, which holds the strand and has a task that waits, leave it until the runner
  /// comes out of the queue.
  void leaveUntilGranted(Runner runner) {
    leave();
    boolean interrupted = runner.awaitGrant();
    countTurn();
    if (interrupted) {
      runner.thread.interrupt();
    }
  }

  /// Keeps the strand, and does nothing, until it is thawed; for the holder.
  ///
  /// @param halted called when the strand is frozen
  void freeze(Runner runner, Runnable halted) {
    boolean interrupted = false;
    frozen = runner.thread;
    halted.run();
    while (!thawed) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    thawed = false;
    frozen = null;
    countTurn();
    if (interrupted) {
      runner.thread.interrupt();
    }
  }

  void thaw() {
    thawed = true;
    LockSupport.unpark(frozen);
  }

  boolean isFrozen() {
    return frozen != null;
  }

  /// {@return whether nothing goes on, for now or for ever}
  boolean isHalted() {
    return terminated || frozen != null;
  }

  /// Gives up the strand; for the holder.
  void leave() {
    owner(null);
    passOn();
  }

  /// Ends the strand and the spares; for the holder.
  void terminate() {
    terminated = true;
    if (carrier != null) {
      carrier.close();
    }
    spares.forEach(Runner::retire);
    spares.clear();
  }

  /// Ends the strand whoever holds it, who finds out when it would give the strand away; from any
  /// thread. The spares, which are for the holder, are left to themselves.
  void abandon() {
    terminated = true;
    if (carrier != null) {
      carrier.close();
    }
  }

  /// Runs tasks until the strand is given away; for the runner that holds it.
  ///
  /// @return whether this runner is among the spares
  // The yield is not for other threads to be faster: the carrier has other work of its own.
  @SuppressWarnings("ThreadPriorityCheck")
  boolean drain(Runner runner) {
    for (int inARow = 0; !terminated; ) {
      Runnable next = runner.takeFirst();
      if (next == null) {
        next = queue.poll();
      }
      if (next instanceof Runner resumed) {
        boolean kept = keep(runner);
        give(resumed);
        return kept;
      }
      if (next != null) {
        countTurn();
        strand.run(runner, next);
        if (++inARow == YIELD_AFTER) {
          inARow = 0;
          Thread.yield();
        }
        continue;
      }
      boolean kept = keep(runner);
      owner(null);
      state = FREE;
      if (queue.isEmpty() || !STATE.compareAndSet(this, FREE, HELD)) {
        return kept;
      }
      // Others may have had the strand since, and put themselves among the spares behind this one.
      if (kept) {
        spares.removeLastOccurrence(runner);
      }
      countTurn();
      owner(runner);
    }
    return false;
  }

  /// Sees to it that a runner's death, which is none of a task's making, does not end the strand.
  // Identity is meant.
  @SuppressWarnings("ReferenceEquality")
  void lost(Runner runner, Throwable cause) {
    if (cause instanceof VirtualMachineError e) {
      strand.fatal(e);
    }
    if (owner != runner) {
      return;
    }
    leave();
    log.error("strand {}: {} died, another thread goes on", strand.name(), runner.thread, cause);
  }

  /// Gives the strand, which the caller holds, to whoever is next, or sets it free.
  private void passOn() {
    try {
      while (!terminated) {
        Runnable next = queue.poll();
        if (next instanceof Runner resumed) {
          give(resumed);
          return;
        }
        if (next != null) {
          Runner spare = spares.pollLast();
          if (spare == null) {
            spare = newRunner();
          }
          spare.beginWith(next);
          give(spare);
          return;
        }
        state = FREE;
        if (queue.isEmpty() || !STATE.compareAndSet(this, FREE, HELD)) {
          return;
        }
      }
    } catch (VirtualMachineError e) {
      // No memory for a thread: the strand is held by nobody and can't go on.
      strand.fatal(e);
      throw e;
    }
  }

  private void give(Runner runner) {
    countTurn();
    owner(runner);
    try {
      runner.grant();
    } catch (RejectedExecutionException e) {
      terminated = true;
      log.error(
          "strand {}: its carrier was shut down before the strand was closed; nothing runs on it any"
              + " more",
          strand.name(),
          e);
      strand.leftInMidAir();
    }
  }

  private Runner newRunner() {
    Carrier carrier = Objects.requireNonNull(this.carrier, "carrier");
    return new Runner(this, carrier, "strand-" + strand.name() + "-" + ++runners);
  }

  /// Puts the runner, which holds the strand, among the spares.
  ///
  /// @return false if there are enough of them
  private boolean keep(Runner runner) {
    if (spares.size() >= SPARES) {
      return false;
    }
    spares.addLast(runner);
    return true;
  }

  /// Released after the turn is counted: the watchdog must never see a new owner with an old turn.
  private void owner(@Nullable Runner runner) {
    OWNER.setRelease(this, runner);
  }

  private void countTurn() {
    TURN.setOpaque(this, turn + 1);
  }
}
