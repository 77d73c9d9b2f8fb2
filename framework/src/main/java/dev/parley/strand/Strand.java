package dev.parley.strand;

import java.io.Serial;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks one after the other, in the order in which they came, on virtual threads.
///
/// A task that waits, by a [Wait], leaves the strand to the next one and comes back in its turn. So
/// at most one task runs at any moment, code on the strand needs no locks for what it shares with
/// other tasks, and waiting blocks nobody. Between two waits nothing else happens on the strand.
///
/// Exactly one virtual thread, a runner, holds the strand. It runs task after task on its own
/// stack; a task that waits keeps its runner, which passes the strand on to another one, and a task
/// that may go on gets the strand from whoever holds it. So a task that never waits costs no thread
/// at all.
///
/// Thread-safe.
public final class Strand implements Executor {
  private static final Logger log = LoggerFactory.getLogger(Strand.class);

  private static final int FREE = 0;
  private static final int HELD = 1;

  /// Runners kept for the next task that waits; a storm of resumed dialogs leaves no more than
  /// these.
  private static final int SPARES = 64;

  /// Tasks in a row after which a runner lets its carrier do something else: on an event loop,
  /// reading sockets and sending what the tasks wrote.
  private static final int YIELD_AFTER = 256;

  /// The throw of a StoppingException into one task that ends the task instead.
  private static final int STOPS_TOLD = 3;

  /// Throws into one task after which it is left behind.
  private static final int STOPS_ENDURED = 10;

  private static final VarHandle STATE;
  private static final VarHandle TURN;

  static {
    try {
      var lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(Strand.class, "state", int.class);
      TURN = lookup.findVarHandle(Strand.class, "turn", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final String name;
  private final Time time;
  private final Observer observer;
  private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();

  /// Held until [#start]; after that by whoever has taken it from FREE, and whom that one gives it
  /// to.
  private volatile int state = HELD;

  private volatile boolean closed;
  private volatile @Nullable Carrier carrier;

  // All that follows is written by the holder of the strand only; owner and turn are also read,
  // without
  // a lock, by isCurrent (a thread always sees its own writes) and by the watchdog.
  private @Nullable Runner owner;
  private long turn;
  private long runners;
  private boolean stopping;
  private boolean graceOver;

  /// From then on nobody gives the strand away, so it stays held, and what is queued is never run.
  private volatile boolean terminated;

  private int waiting;
  private @Nullable Wait<?> firstWait;
  private @Nullable Wait<Boolean> quiet;
  private final ArrayDeque<Runner> spares = new ArrayDeque<>();

  /// A strand that queues what it is given until [#start].
  ///
  /// @param name for its threads and for messages
  public Strand(String name, Time time, Observer observer) {
    this.name = Objects.requireNonNull(name, "name");
    this.time = Objects.requireNonNull(time, "time");
    this.observer = Objects.requireNonNull(observer, "observer");
  }

  /// A strand with the machine's time and nobody who observes it.
  public Strand(String name) {
    this(name, Time.system(), new Observer() {});
  }

  /// What its owner wants to know of a strand. All methods are called on the strand, must not wait
  /// and must not throw.
  public interface Observer {
    /// A task has ended, or is about to wait.
    default void turnEnded() {}

    /// The virtual machine itself has failed under a task; going on makes no sense.
    default void fatal(VirtualMachineError error) {}
  }

  /// Begins to run tasks.
  ///
  /// @param carrier what the virtual threads run on
  /// @throws IllegalStateException if it was started before
  public void start(Carrier carrier) {
    Objects.requireNonNull(carrier, "carrier");
    synchronized (this) {
      if (this.carrier != null) {
        throw new IllegalStateException("strand " + name + " is started already");
      }
      this.carrier = carrier;
    }
    passOn();
  }

  /// Queues a task. Never waits; from any thread.
  ///
  /// What the task throws is logged. A [Task] can tell whom it serves.
  ///
  /// @throws RejectedExecutionException if the strand is closed
  @Override
  public void execute(Runnable task) {
    Objects.requireNonNull(task, "task");
    if (closed) {
      throw new RejectedExecutionException("strand " + name + " is closed");
    }
    enqueue(task);
  }

  /// {@return whether the caller runs on this strand}
  public boolean isCurrent() {
    Runner runner = owner;
    return runner != null && runner.isCaller();
  }

  /// Checks that the caller may block until something on this strand is done.
  ///
  /// @throws IllegalStateException on an event loop, which everybody else would wait for
  public void requireMayBlock(String what) {
    Carrier carrier = this.carrier;
    if (carrier != null && carrier.isLoop(Thread.currentThread())) {
      throw new IllegalStateException(
          what
              + " was called on an event loop, which must never block; use the form that does not wait");
    }
  }

  /// {@return whether a throwable is the strand's own, which ends a task that goes on waiting after
  /// the stop} Code that catches everything has to let it through.
  public static boolean isTaskEnd(Throwable thrown) {
    return thrown instanceof TaskEnded;
  }

  /// {@return the time that limits of waits are measured by}
  public Time time() {
    return time;
  }

  /// {@return how many tasks wait; exact on the strand, elsewhere a recent value}
  public int waiting() {
    return waiting;
  }

  /// {@return the label used in messages}
  public String name() {
    return name;
  }

  /// Ends every wait for input or time with a [StoppingException], the present ones and those to
  /// come. Waits for a result go on.
  ///
  /// On the strand.
  public void stopWaits() {
    requireCurrent("stopWaits");
    stopping = true;
    for (Wait<?> wait = firstWait; wait != null; wait = wait.next) {
      if (wait.endsAtStop()) {
        wait.stop();
      }
    }
  }

  /// Waits until no other task waits, at most as long as given; then ends also the waits for a
  /// result that are left. Returns whether all ended in time.
  ///
  /// On the strand.
  public boolean awaitQuiet(Duration limit) {
    requireCurrent("awaitQuiet");
    long end = time.nanoTime() + limit.toNanos();
    while (waiting > 0) {
      var wait = Wait.<Boolean>forResult(this, "the end of all tasks");
      Time.Alarm alarm =
          time.after(
              Duration.ofNanos(Math.max(0, end - time.nanoTime())), () -> wait.complete(false));
      quiet = wait;
      boolean inTime = wait.await();
      alarm.cancel();
      if (!inTime) {
        graceOver = true;
        for (Wait<?> late = firstWait; late != null; late = late.next) {
          late.stop();
        }
        return false;
      }
    }
    return true;
  }

  /// Takes no further tasks, runs what is queued and lets the threads end. Returns at once; tasks
  /// that still wait never go on. From any thread; a repeat call has no effect.
  public void close() {
    closed = true;
    enqueue(() -> {
      terminated = true;
      spares.forEach(Runner::retire);
      spares.clear();
    });
  }

  /// Watches from now on, until the strand is closed, whether a task holds the strand longer than
  /// given; such a task is logged once, at warn, with its stack and with whom it serves.
  public void watch(Duration limit) {
    Thread.ofPlatform()
        .name("strand-" + name + "-watchdog")
        .daemon()
        .start(new Watchdog(this, limit));
  }

  boolean isTerminated() {
    return terminated;
  }

  /// {@return a number that changes with every task and every resumption}
  long turn() {
    return (long) TURN.getOpaque(this);
  }

  @Nullable Runner owner() {
    return owner;
  }

  // ---- passing the strand from thread to thread

  /// Queues a task or a runner that may go on, and sees to it that somebody takes it.
  void enqueue(Runnable task) {
    queue.offer(task);
    if (state == FREE && STATE.compareAndSet(this, FREE, HELD)) {
      passOn();
    }
  }

  /// Gives the strand, which the caller holds, to whoever is next, or sets it free.
  private void passOn() {
    while (!terminated) {
      Runnable next = queue.poll();
      if (next instanceof Runner resumed) {
        resumed.grant();
        return;
      }
      if (next != null) {
        Runner spare = spares.pollLast();
        if (spare == null) {
          spare = new Runner();
        }
        spare.first = next;
        spare.grant();
        return;
      }
      state = FREE;
      if (queue.isEmpty() || !STATE.compareAndSet(this, FREE, HELD)) {
        return;
      }
    }
  }

  /// Leaves the strand to others until the wait is over. Called on the strand.
  void park(Wait<?> wait) {
    Runner runner = requireCurrent("a wait");
    if (stopping && (graceOver || wait.endsAtStop())) {
      throw runner.stopped(wait);
    }
    observer.turnEnded();
    if (!wait.beginsWaiting(runner)) {
      return;
    }
    link(wait);
    owner = null;
    passOn();
    runner.awaitGrant();
    countTurn();
    unlink(wait);
    if (waiting == 1 && quiet != null && quiet != wait) {
      quiet.complete(true);
    }
  }

  /// Counts the throw of a [StoppingException] into the task that runs.
  RuntimeException stopped(Wait<?> wait) {
    return requireCurrent("a wait").stopped(wait);
  }

  private void link(Wait<?> wait) {
    waiting++;
    wait.next = firstWait;
    if (firstWait != null) {
      firstWait.previous = wait;
    }
    firstWait = wait;
  }

  private void unlink(Wait<?> wait) {
    waiting--;
    if (wait.previous == null) {
      firstWait = wait.next;
    } else {
      wait.previous.next = wait.next;
    }
    if (wait.next != null) {
      wait.next.previous = wait.previous;
    }
    wait.next = null;
    wait.previous = null;
  }

  Runner requireCurrent(String what) {
    Runner runner = owner;
    if (runner == null || !runner.isCaller()) {
      throw new IllegalStateException(
          what
              + " works only on the strand "
              + name
              + ": call it from a handler, timer or task, or hand the work over by start(...)");
    }
    return runner;
  }

  /// Puts the caller, which holds the strand, among the spares.
  ///
  /// @return false if there are enough of them
  private boolean keep(Runner runner) {
    if (spares.size() >= SPARES) {
      return false;
    }
    spares.addLast(runner);
    return true;
  }

  private void countTurn() {
    TURN.setOpaque(this, turn + 1);
  }

  private void run(Runner runner, Runnable task) {
    countTurn();
    runner.begin(task);
    try {
      task.run();
    } catch (TaskEnded _) {
      log.warn(
          "strand {}: ended {}, which waited again and again after the stop",
          name,
          runner.subject());
    } catch (StackOverflowError e) {
      log.error("strand {}: {} failed", name, runner.subject(), e);
    } catch (VirtualMachineError e) {
      log.error("strand {}: the virtual machine failed under {}", name, runner.subject(), e);
      observer.fatal(e);
    } catch (Throwable e) {
      log.error("strand {}: {} failed", name, runner.subject(), e);
    } finally {
      runner.end();
      observer.turnEnded();
    }
  }

  /// A virtual thread that runs tasks while it holds the strand. As an element of the queue it
  /// stands for its own task, which may go on.
  final class Runner implements Runnable {
    final Thread thread;

    /// Set by who gives the strand to this runner, cleared by the runner itself.
    private volatile boolean granted;

    // Written only by the holder of the strand, which is this runner or who gives the strand to it.
    private boolean started;
    private boolean retired;
    private @Nullable Runnable first;
    private int stops;

    /// Read by the watchdog too.
    private volatile @Nullable Runnable task;

    Runner() {
      Carrier carrier = Objects.requireNonNull(Strand.this.carrier, "carrier");
      thread = carrier.newThread("strand-" + name + "-" + ++runners, this::loop);
    }

    // Thread.equals could be overridden by nobody: identity is meant, and cheaper.
    @SuppressWarnings("ReferenceEquality")
    boolean isCaller() {
      return thread == Thread.currentThread();
    }

    /// Gives the strand to this runner; the caller must not touch it any more.
    void grant() {
      owner = this;
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

    void awaitGrant() {
      while (!granted) {
        LockSupport.park(this);
        // Interruption has no meaning on a strand, and would turn the park into a busy loop.
        Thread.interrupted();
      }
      granted = false;
    }

    private void loop() {
      while (!retired && drain()) {
        awaitGrant();
      }
    }

    /// Runs tasks until the strand is given away.
    ///
    /// @return whether this runner is among the spares
    // The yield is not for other threads to be faster: the carrier has other work of its own.
    @SuppressWarnings("ThreadPriorityCheck")
    private boolean drain() {
      for (int inARow = 0; !terminated; ) {
        Runnable next = first;
        if (next == null) {
          next = queue.poll();
        } else {
          first = null;
        }
        if (next instanceof Runner resumed) {
          boolean kept = keep(this);
          resumed.grant();
          return kept;
        }
        if (next != null) {
          Strand.this.run(this, next);
          if (++inARow == YIELD_AFTER) {
            inARow = 0;
            Thread.yield();
          }
          continue;
        }
        boolean kept = keep(this);
        owner = null;
        state = FREE;
        if (queue.isEmpty() || !STATE.compareAndSet(Strand.this, FREE, HELD)) {
          return kept;
        }
        // Nobody held the strand meanwhile, so this runner still is the last of the spares.
        if (kept) {
          spares.removeLast();
        }
        owner = this;
      }
      return false;
    }

    private void begin(Runnable task) {
      this.task = task;
      stops = 0;
    }

    private void end() {
      task = null;
    }

    boolean isBusy() {
      return task != null;
    }

    /// What the watchdog and messages call the present task.
    Object subject() {
      return task instanceof Task known ? known.subject() : "a task";
    }

    /// The exception to throw into the present task because the strand stops.
    RuntimeException stopped(Wait<?> wait) {
      stops++;
      if (stops > STOPS_ENDURED) {
        abandon();
      }
      if (stops >= STOPS_TOLD) {
        throw new TaskEnded();
      }
      return new StoppingException("stopping while waiting for " + wait.what());
    }

    /// Takes the strand for good from a task that catches even Errors and waits on.
    private void abandon() {
      log.error("strand {}: {} can't be stopped and is left behind", name, subject());
      owner = null;
      passOn();
      while (true) {
        LockSupport.park(this);
      }
    }

    /// A runner in the queue is never run, only granted the strand.
    @Override
    public void run() {
      throw new IllegalStateException("a runner was taken for a task");
    }
  }

  /// Ends a task that goes on waiting although it was told twice to stop; an Error, so that it gets
  /// through the `catch (Exception e)` that swallowed the first two.
  private static final class TaskEnded extends Error {
    @Serial private static final long serialVersionUID = 1L;

    TaskEnded() {
      super("this task was told to stop", null, false, false);
    }
  }
}
