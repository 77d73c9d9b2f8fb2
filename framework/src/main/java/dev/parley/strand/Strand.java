package dev.parley.strand;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
/// What follows for tasks: one that blocks instead of waiting, or waits while it holds a lock that
/// others want, holds up everybody. Tasks share threads, so a thread-local value that a task leaves
/// behind is seen by others. An interrupt does not end a wait; its flag is there again when the
/// wait is over, and is cleared at the end of the task.
///
/// Thread-safe.
public final class Strand implements Executor {
  private static final Logger log = LoggerFactory.getLogger(Strand.class);

  /// The throw of a StoppingException into one task that ends the task instead.
  private static final int STOPS_TOLD = 3;

  /// Throws into one task after which it is left behind.
  private static final int STOPS_ENDURED = 10;

  private static final VarHandle WAITING;
  private static final VarHandle CLOSED;

  static {
    try {
      var lookup = MethodHandles.lookup();
      WAITING = lookup.findVarHandle(Strand.class, "waiting", int.class);
      CLOSED = lookup.findVarHandle(Strand.class, "closed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final String name;
  private final Time time;
  private final Observer observer;
  private final Baton baton = new Baton(this);

  /// The thread that runs the last task; null if its carrier has left it in mid-air.
  private final CompletableFuture<@Nullable Thread> ended = new CompletableFuture<>();

  /// Tasks for when the strand is at rest.
  private final Set<OnceAtRest> atRest = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;
  private volatile @Nullable Thread watchdog;

  // All that follows is written on the strand only; waiting is read by others too.
  private boolean stopping;
  private boolean graceOver;
  private boolean awaitsQuiet;
  private int waiting;
  private @Nullable Wait<?> firstWait;
  private @Nullable Wait<Boolean> quiet;

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

  /// What its owner wants to know of a strand. The methods are called on the strand, must not wait
  /// and should not throw: what they throw is logged.
  ///
  /// Confined to its strand: called by it only.
  public interface Observer {
    /// A task has ended.
    default void turnEnded() {}

    /// The present task is about to wait; [Strand#context] is its context.
    default void waitBegins() {
      turnEnded();
    }

    /// The virtual machine itself has failed under a task, or under the strand; going on makes no
    /// sense. Called on any thread.
    default void fatal(VirtualMachineError error) {}
  }

  /// Begins to run tasks.
  ///
  /// @param carrier what the virtual threads run on
  /// @throws IllegalStateException if it was started before
  public void start(Carrier carrier) {
    Objects.requireNonNull(carrier, "carrier");
    synchronized (this) {
      if (baton.carrier() != null) {
        throw new IllegalStateException("strand " + name + " is started already");
      }
      time.drives(this);
      baton.open(carrier);
    }
  }

  /// Queues a task. Never waits; from any thread.
  ///
  /// What the task throws is logged, at warn. A [Task] can tell whom it serves.
  ///
  /// @throws RejectedExecutionException if the strand is closed; otherwise the task is run, also if
  ///   the strand is closed meanwhile
  @Override
  public void execute(Runnable task) {
    Objects.requireNonNull(task, "task");
    if (!isClosed()) {
      baton.enqueue(task);
      // Closed meanwhile, it may have come too late for the last runner.
      if (!isClosed() || !baton.remove(task)) {
        return;
      }
    }
    throw new RejectedExecutionException("strand " + name + " is closed");
  }

  /// Queues a task that runs when nothing else is queued, once: then every other task of this
  /// strand has ended or waits. If the strand is frozen or abandoned first, the task runs then, on
  /// whichever thread. Never waits; from any thread. For a time that passes only when it is told
  /// to, and must not before the strand is at rest.
  ///
  /// @throws RejectedExecutionException if the strand is closed; if it is closed meanwhile, the
  ///   task runs even so
  public void whenIdle(Runnable task) {
    Objects.requireNonNull(task, "task");
    var once = new OnceAtRest(task);
    atRest.add(once);
    try {
      execute(once);
    } catch (RejectedExecutionException e) {
      if (atRest.remove(once)) {
        throw e;
      }
    }
    if (baton.isHalted()) {
      // Halted meanwhile, it may not have seen this one.
      once.runNow();
    }
  }

  /// A task for when the strand is at rest; whoever takes it out of the set runs it.
  private final class OnceAtRest implements Runnable {
    private final Runnable task;

    OnceAtRest(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      // Others of this kind would wait for this one as this one for them.
      if (isClosed() || baton.hasOnly(OnceAtRest.class)) {
        runNow();
      } else if (atRest.contains(this)) {
        baton.enqueue(this);
      }
    }

    void runNow() {
      if (atRest.remove(this)) {
        task.run();
      }
    }
  }

  /// {@return whether every task has ended or waits, and none is queued, or the strand is frozen or
  /// abandoned; from any thread, and true for longer than a moment only if nobody queues anything
  /// meanwhile}
  public boolean isIdle() {
    return baton.isHalted() || baton.isIdle();
  }

  /// {@return whether the caller runs on this strand}
  public boolean isCurrent() {
    return baton.current() != null;
  }

  /// Checks that the caller may block until something on this strand is done.
  ///
  /// @param what the method that would block, for the message
  /// @throws IllegalStateException on an event loop, which everybody else would wait for
  public void requireMayBlock(String what) {
    Carrier carrier = baton.carrier();
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

  /// {@return what the present task keeps at hand, or null if it keeps nothing; null off the
  /// strand} It stays with the task while it waits, is unknown to other tasks, and is gone when the
  /// task ends.
  public @Nullable Object context() {
    Runner runner = baton.current();
    return runner == null ? null : runner.context;
  }

  /// Has the present task keep something at hand, in place of what it kept before.
  ///
  /// @throws IllegalStateException off the strand
  public void context(@Nullable Object context) {
    requireCurrent("context").context = context;
  }

  /// {@return how many tasks wait; exact on the strand, elsewhere a recent value}
  public int waiting() {
    return (int) WAITING.getOpaque(this);
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

  /// Waits until what is queued now has run and no other task waits, at most as long as given; then
  /// ends also the waits for a result that are left, and those to come. Returns whether all ended
  /// in time.
  ///
  /// On the strand.
  ///
  /// @throws IllegalStateException if another task is in this method
  public boolean awaitQuiet(Duration limit) {
    requireCurrent("awaitQuiet");
    if (awaitsQuiet) {
      throw new IllegalStateException("another task already awaits the end of all tasks");
    }
    if (graceOver) {
      return waiting == 0;
    }
    awaitsQuiet = true;
    try {
      long end = time.nanoTime() + SystemTime.nanos(limit);
      var queued = Wait.<Boolean>forResult(this, "the end of the tasks that are queued");
      baton.enqueue(() -> queued.complete(true));
      boolean inTime = awaitUntil(queued, end);
      while (inTime && waiting > 0) {
        quiet = Wait.forResult(this, "the end of all tasks");
        inTime = awaitUntil(quiet, end);
      }
      if (!inTime) {
        endGrace();
      }
      return inTime;
    } finally {
      quiet = null;
      awaitsQuiet = false;
    }
  }

  private boolean awaitUntil(Wait<Boolean> wait, long end) {
    var left = Duration.ofNanos(Math.max(0, end - time.nanoTime()));
    Time.Alarm alarm = time.after(left, () -> wait.complete(false));
    try {
      return wait.await();
    } finally {
      alarm.cancel();
    }
  }

  private void endGrace() {
    stopping = true;
    graceOver = true;
    for (Wait<?> late = firstWait; late != null; late = late.next) {
      late.stop();
    }
  }

  /// Takes no further tasks, runs what is queued and lets the threads end. Returns at once; tasks
  /// that still wait never go on, and keep their threads: [#stopWaits] and [#awaitQuiet] before
  /// leave none. From any thread; a repeat call has no effect.
  public void close() {
    if (CLOSED.compareAndSet(this, false, true)) {
      baton.enqueue(this::terminate);
    }
  }

  private void terminate() {
    baton.terminate();
    LockSupport.unpark(watchdog);
    ended.complete(Thread.currentThread());
  }

  /// Waits until a strand that is closed has run its last task, and the thread that ran it has
  /// ended: from then on its carrier may be shut down. A thread that its carrier leaves in mid-air
  /// would keep whatever it holds or is about to get, the lock of a logger for instance. Not for
  /// the strand itself.
  ///
  /// @return false if it has not ended in time
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + SystemTime.nanos(limit);
    try {
      @Nullable Thread last = ended.get(SystemTime.nanos(limit), TimeUnit.NANOSECONDS);
      return last == null || last.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a strand can't fail", e);
    }
  }

  /// Holds the strand until [#thaw]: nothing else runs meanwhile, and no wait ends, not even one
  /// whose time is over. What comes meanwhile stays queued. Returns when it is thawed; a thaw that
  /// came before counts, so that each is good for one freeze.
  ///
  /// On the strand.
  public void freeze() {
    baton.freeze(requireCurrent("freeze"), this::halted);
  }

  /// Lets a strand that is frozen go on; from any thread.
  public void thaw() {
    baton.thaw();
  }

  /// Leaves everything as it is, as the end of a process would: no task begins or goes on any more,
  /// no wait ends, and no `finally` runs. A task that runs at this moment goes on until it ends or
  /// waits; but if it is the one that calls this, the call never returns. Threads of tasks that
  /// wait stay. For tests of what comes after a crash; from any thread, and a repeat call has no
  /// effect.
  public void abandon() {
    baton.abandon();
    LockSupport.unpark(watchdog);
    halted();
    Runner runner = baton.current();
    if (runner != null) {
      runner.parkForever();
    }
  }

  private void halted() {
    atRest.forEach(OnceAtRest::runNow);
  }

  /// Watches from now on, until the strand is closed, whether a task holds the strand longer than
  /// given; such a task is logged once, at warn, with its stack and with whom it serves.
  ///
  /// @throws IllegalStateException if the strand is watched already
  public void watch(Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("limit: " + limit + " (expected more than zero)");
    }
    synchronized (this) {
      if (watchdog != null) {
        throw new IllegalStateException("strand " + name + " is watched already");
      }
      watchdog =
          Thread.ofPlatform()
              .name("strand-" + name + "-watchdog")
              .daemon()
              .start(new Watchdog(name, baton, limit));
    }
  }

  /// Runs something that ends a wait, and then on this very thread, if the strand is free, what was
  /// waiting: until it waits again, or has held the strand for long. For a platform thread that has
  /// just made the result and would rest now; it saves the way to the carrier and, if the task
  /// comes back for more, the way back. Where that can't be, the task goes on as usual.
  ///
  /// From any thread.
  public void lend(Runnable wakening) {
    Carrier carrier = baton.carrier();
    if (carrier == null) {
      wakening.run();
    } else {
      carrier.lend(wakening);
    }
  }

  // ---- what Wait calls

  /// Queues the runner of a task whose wait is over.
  void resume(Runner runner) {
    baton.enqueue(runner);
  }

  /// Leaves the strand to others until the wait is over. Called on the strand.
  void park(Wait<?> wait) {
    Runner runner = requireCurrent("a wait");
    if (stopping && (graceOver || wait.endsAtStop())) {
      throw stopped(wait);
    }
    if (runner.isCancelled() && wait.endsAtStop()) {
      throw cancelled(wait);
    }
    waitBegins();
    if (!wait.beginsWaiting(runner)) {
      return;
    }
    link(wait);
    runner.wait = wait;
    baton.leaveUntilGranted(runner);
    runner.wait = null;
    unlink(wait);
    if (waiting == 1 && quiet != null && quiet != wait) {
      quiet.complete(true);
    }
  }

  /// {@return the exception to throw into the task that runs, since the strand stops}
  ///
  /// @throws TaskEnded if it was told often enough
  RuntimeException stopped(Wait<?> wait) {
    countStop();
    return new StoppingException("stopping while waiting for " + wait.what());
  }

  /// {@return the exception to throw into the task that runs, since it was cancelled}
  ///
  /// @throws TaskEnded if it was told often enough
  RuntimeException cancelled(Wait<?> wait) {
    countStop();
    return new CancelledException("cancelled while waiting for " + wait.what());
  }

  private void countStop() {
    Runner runner = requireCurrent("a wait");
    int stops = runner.countStop();
    if (stops > STOPS_ENDURED) {
      log.error(
          "strand {}: {} can't be stopped, since it catches even Errors and waits again; it is left"
              + " behind",
          name,
          runner.subject());
      baton.leave();
      runner.parkForever();
    }
    if (stops >= STOPS_TOLD) {
      throw new TaskEnded();
    }
  }

  Runner requireCurrent(String what) {
    Runner runner = baton.current();
    if (runner == null) {
      throw new IllegalStateException(
          what
              + " works only on the strand "
              + name
              + ": call it from a handler, timer or task, or hand the work over by start(...)");
    }
    return runner;
  }

  private void link(Wait<?> wait) {
    WAITING.setOpaque(this, waiting + 1);
    wait.next = firstWait;
    if (firstWait != null) {
      firstWait.previous = wait;
    }
    firstWait = wait;
  }

  private void unlink(Wait<?> wait) {
    WAITING.setOpaque(this, waiting - 1);
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

  // ---- what the baton calls

  /// Runs a task on the runner, which holds the strand.
  void run(Runner runner, Runnable task) {
    runner.begin(task);
    try {
      task.run();
    } catch (StoppingException e) {
      log.debug("strand {}: {} ended with the strand", name, runner.subject(), e);
    } catch (TaskEnded _) {
      log.warn(
          "strand {}: ended {}, which waited again and again after the stop",
          name,
          runner.subject());
    } catch (StackOverflowError e) {
      log.warn("strand {}: {} failed", name, runner.subject(), e);
    } catch (VirtualMachineError e) {
      fatal(e);
      log.error("strand {}: the virtual machine failed under {}", name, runner.subject(), e);
    } catch (Throwable e) {
      log.warn("strand {}: {} failed", name, runner.subject(), e);
    } finally {
      // Meant for this task, it must not hit the observer or the next task.
      Thread.interrupted();
      turnEnded();
      runner.end();
    }
  }

  /// Tells the observer that the virtual machine has failed.
  void fatal(VirtualMachineError error) {
    try {
      observer.fatal(error);
    } catch (RuntimeException e) {
      log.error("strand {}: its observer failed", name, e);
    }
  }

  private void turnEnded() {
    try {
      observer.turnEnded();
    } catch (RuntimeException e) {
      log.error("strand {}: its observer failed", name, e);
    }
  }

  private void waitBegins() {
    try {
      observer.waitBegins();
    } catch (RuntimeException e) {
      log.error("strand {}: its observer failed", name, e);
    }
  }

  /// Its carrier was shut down: nothing goes on.
  void leftInMidAir() {
    ended.complete(null);
  }

  boolean isClosed() {
    return closed || baton.isTerminated();
  }

  boolean isTerminated() {
    return baton.isTerminated();
  }
}
