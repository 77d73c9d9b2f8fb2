package dev.parley.testkit;

import dev.parley.Service;
import dev.parley.angel.Handover;
import dev.parley.angel.HandoverLimits;
import dev.parley.angel.Seat;
import dev.parley.angel.Succession;
import dev.parley.angel.SuccessionOptions;
import dev.parley.link.GateLink;
import dev.parley.strand.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Services that follow one another at one gate, as their processes do under the angel, in one
/// virtual machine.
///
/// One takes over at a time. What a service does on the way runs on threads of its own, so that one
/// can be followed by another from inside its own handlers too.
///
/// Thread-safe.
final class Lineage implements Run, BooleanSupplier {
  private static final HandoverLimits LIMITS =
      new HandoverLimits(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(15));

  /// What passes at once where a takeover waits for the time of the service.
  private static final Duration STEP = Duration.ofSeconds(1);

  private final Time time;
  private final GateLink gate;
  private final Succession succession;
  private final Consumer<Service> watch;
  private final Consumer<Duration> passTime;
  private final PrivateStore store = new PrivateStore();

  // All that follows is guarded by this, which is never held while a seat or a service is called.
  private final List<Generation> generations = new ArrayList<>();
  private Supplier<Service> maker;
  private String[] settings;
  private @Nullable Generation present;

  /// The latest that was begun.
  private CompletableFuture<Generation> takeover = new CompletableFuture<>();

  /// Whether the latest was seen to wait for time, and nothing has happened since.
  private boolean seenWaiting;

  /// Why nobody serves after a crash, if nobody has been told yet.
  private @Nullable TakeoverFailedException untold;

  /// @param gate not open yet; closed in the end
  /// @param watch listens to every service before it is started
  /// @param passTime lets time pass, if it does not by itself
  Lineage(
      Time time,
      GateLink gate,
      Supplier<Service> maker,
      String[] settings,
      Consumer<Service> watch,
      Consumer<Duration> passTime) {
    this.time = time;
    this.gate = gate;
    this.maker = maker;
    this.settings = store.before(settings);
    this.watch = watch;
    this.passTime = passTime;
    succession = new Succession(gate, SuccessionOptions.DEFAULTS, time::nanoTime);
  }

  /// Starts the first service, and closes the gate if that fails.
  ///
  /// @throws RuntimeException what it threw
  void start() {
    try {
      await(takeOver(maker, settings, false));
    } catch (TakeoverFailedException e) {
      closeGate();
      dispose();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public Service service() {
    return present().service();
  }

  private synchronized Generation present() {
    if (present == null) {
      throw new IllegalStateException("no service has started");
    }
    return present;
  }

  boolean isServing() {
    return present().seat().isServing();
  }

  /// {@return whether the caller runs on the strand of one of the services}
  boolean isOnStrand() {
    return current() != null;
  }

  private @Nullable Generation current() {
    List<Generation> all;
    synchronized (this) {
      all = List.copyOf(generations);
    }
    return all.stream().filter(Generation::isCurrent).findFirst().orElse(null);
  }

  @Override
  public Lineage lineage() {
    return this;
  }

  // ---- from one to the next

  /// Has another service take over from the one that serves; returns when it does.
  void restart() {
    Supplier<Service> same;
    synchronized (this) {
      same = maker;
    }
    restart(same, false);
  }

  /// Has another service with other code take over from the one that serves; returns when it does.
  void restart(Supplier<Service> newCode, String... more) {
    restart(newCode, true, more);
  }

  private void restart(Supplier<Service> code, boolean upgrade, String... more) {
    requireOffStrand("restart");
    settle(true);
    requireServing("restart");
    String[] all;
    synchronized (this) {
      all = Stream.of(settings, more).flatMap(Stream::of).toArray(String[]::new);
    }
    var _ = await(takeOver(code, all, upgrade));
    synchronized (this) {
      maker = code;
      settings = all;
    }
  }

  /// What a service asks for itself.
  private void restartFrom(Seat asking) {
    Supplier<Service> same;
    String[] all;
    boolean busy;
    synchronized (this) {
      same = maker;
      all = settings;
      busy = !takeover.isDone();
    }
    if (busy) {
      asking.restartFailed("a restart is under way already");
    } else {
      var _ = takeOver(same, all, false);
    }
  }

  /// Takes the service that serves away, or on a strand the one that this is of.
  ///
  /// @param recover whether another one takes over, for which this waits, except on a strand, where
  ///   it never returns
  void crash(boolean recover) {
    Generation current = current();
    if (current == null) {
      settle(true);
      requireServing("crash");
    }
    Generation crashing = current == null ? present() : current;
    boolean next;
    synchronized (this) {
      // Where one takes over already, it goes on without the one that is gone.
      next = recover && crashing.equals(present) && takeover.isDone();
    }
    crashing.crash("crashed by the test");
    if (next) {
      beginRecovery();
    }
    crashing.abandon();
    if (next) {
      settle(true);
    }
  }

  /// Waits until a service serves, and starts one if none does.
  void recover() {
    requireOffStrand("recover");
    settle(true);
    if (!isServing()) {
      beginRecovery();
      settle(true);
    }
  }

  private void beginRecovery() {
    Supplier<Service> same;
    String[] all;
    synchronized (this) {
      same = maker;
      all = settings;
    }
    var _ =
        takeOver(same, all, false)
            .exceptionally(e -> {
              synchronized (this) {
                untold = failure(e);
              }
              return present();
            });
  }

  private CompletableFuture<Generation> takeOver(
      Supplier<Service> code, String[] all, boolean upgrade) {
    var next = new Generation(succession.seat(upgrade), time);
    next.seat().onRestart(() -> restartFrom(next.seat()));
    var ended = new CompletableFuture<Generation>();
    synchronized (this) {
      generations.add(next);
      takeover = ended;
    }
    Handover handover = succession.handOver(next.seat(), LIMITS, Lineage::after);
    var _ = handover.outcome().thenAccept(outcome -> end(next, outcome, ended));
    next.start(code, watch, all);
    return ended;
  }

  private static Future<?> after(Duration limit, Runnable action) {
    return CompletableFuture.runAsync(
        action, CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS));
  }

  /// May run on the strand of the next service, and so must not wait.
  private void end(Generation next, Handover.Outcome outcome, CompletableFuture<Generation> ended) {
    switch (outcome) {
      case Handover.Outcome.Served _ -> {
        Generation before;
        synchronized (this) {
          before = present;
          present = next;
        }
        if (before != null) {
          before.abandon();
        }
        ended.complete(next);
      }
      case Handover.Outcome.Failed(String reason) -> {
        Throwable cause = next.failure();
        synchronized (this) {
          generations.remove(next);
        }
        if (cause == null) {
          // It has not failed by itself, and so does not end by itself.
          next.abandon();
        }
        ended.completeExceptionally(new TakeoverFailedException(reason, cause));
      }
    }
  }

  // ---- waiting

  /// Waits until nobody is about to take over, or whoever is waits for time.
  ///
  /// @return whether there was anything to wait for
  /// @throws TakeoverFailedException if nobody serves after a crash
  @Override
  public boolean getAsBoolean() {
    return settle(false);
  }

  private boolean settle(boolean toTheEnd) {
    CompletableFuture<Generation> pending;
    boolean seen;
    synchronized (this) {
      pending = takeover;
      seen = seenWaiting;
      seenWaiting = false;
    }
    boolean waits = !pending.isDone();
    if (waits && seen && !toTheEnd) {
      return false;
    }
    do {
      if (!isDonePromptly(pending) && toTheEnd) {
        passTime();
      }
    } while (toTheEnd && !pending.isDone());
    tell();
    return waits;
  }

  private void tell() {
    TakeoverFailedException failure;
    synchronized (this) {
      failure = untold;
      untold = null;
    }
    if (failure != null) {
      throw failure;
    }
  }

  private Generation await(CompletableFuture<Generation> ended) {
    while (!isDonePromptly(ended)) {
      passTime();
    }
    try {
      return ended.join();
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private static TakeoverFailedException failure(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return cause instanceof TakeoverFailedException failed
        ? failed
        : new TakeoverFailedException(String.valueOf(thrown.getMessage()), thrown);
  }

  private void passTime() {
    synchronized (this) {
      seenWaiting = true;
    }
    passTime.accept(STEP);
  }

  /// {@return whether it is done, for which this waits unless only time could bring it about}
  private static boolean isDonePromptly(Future<?> future) {
    try {
      return Standstill.isForestalledBy(limit -> isDoneWithin(future, limit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a service took over", e);
    }
  }

  private static boolean isDoneWithin(Future<?> future, Duration limit)
      throws InterruptedException {
    try {
      var _ = future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private void requireOffStrand(String what) {
    if (isOnStrand()) {
      throw new IllegalStateException(
          what
              + " on the strand of a service would wait for itself; call it in the test, or"
              + " service.restart() here");
    }
  }

  private void requireServing(String what) {
    if (!isServing()) {
      throw new IllegalStateException(what + ": nobody serves; call recover() first");
    }
  }

  // ---- the end

  @Override
  public List<Throwable> takeFailures() {
    List<Generation> all;
    synchronized (this) {
      all = List.copyOf(generations);
    }
    return all.stream().flatMap(each -> each.takeFailures().stream()).toList();
  }

  @Override
  public void stop() {
    try {
      settle(true);
    } finally {
      if (isServing()) {
        service().stop();
      } else {
        closeGate();
      }
    }
  }

  @Override
  public boolean awaitStop(Duration limit) throws InterruptedException {
    return !isServing() || service().awaitStop(limit);
  }

  @Override
  public void dispose() {
    store.delete();
  }

  private void closeGate() {
    gate.unbind();
    gate.close(Duration.ZERO);
  }
}
