package dev.parley.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Counts the dispatches of a registry that has no strand.
///
/// One thread owns the cheap counter, the first that comes, until it ends; the others, where there
/// are any, are kept in a map. Most registries of this kind are only ever used by one thread.
///
/// Thread-safe.
// Threads are compared by identity, which is what they have.
@SuppressWarnings("ReferenceEquality")
final class CallerNesting extends Nesting {
  private final Map<Thread, Integer> others = new ConcurrentHashMap<>();

  /// How long who waits for quiet relies on being told.
  private static final Duration LOOK = Duration.ofMillis(100);

  /// Guarded by itself.
  private final List<Runnable> whenQuiet = new ArrayList<>(0);

  CallerNesting(int limit) {
    super(limit);
  }

  @Override
  boolean becomesOwner(Thread caller) {
    Thread before = (Thread) OWNER.getVolatile(this);
    return (before == null || !before.isAlive())
        && !others.containsKey(caller)
        && OWNER.compareAndSet(this, before, caller);
  }

  @Override
  int enterAsOther(Thread caller) {
    int before = others.getOrDefault(caller, 0);
    others.put(caller, before + 1);
    return before;
  }

  @Override
  void exitAsOther(Thread caller, int entered) {
    if (entered == 0) {
      others.remove(caller);
    } else {
      others.put(caller, entered);
    }
  }

  @Override
  int depth() {
    Thread caller = Thread.currentThread();
    return caller == owner ? depth : others.getOrDefault(caller, 0);
  }

  @Override
  void whenQuiet(Runnable action) {
    synchronized (whenQuiet) {
      whenQuiet.add(action);
      isAwaited = true;
    }
    meet((Thread) OWNER.getVolatile(this));
    signalIfQuiet();
  }

  /// Stands in for the fence that the owner saves between writing its depth and reading whether it
  /// may go on, and whether it is awaited: its stack can be looked at only where it is halted, or
  /// is not running. What it wrote before is visible here from then on, and what was written here
  /// before is visible to it. A later owner has had the fence, when it became the owner.
  ///
  /// No specification says so; HotSpot does it by a handshake. What would be missed elsewhere is
  /// that somebody waits, so whoever does [looks again][#awaitQuiet].
  private static void meet(@Nullable Thread owner) {
    if (owner != null && owner != Thread.currentThread()) {
      var _ = owner.getStackTrace();
    }
  }

  /// Waits until what [#whenQuiet] was given has completed this. An interrupt does not end it; its
  /// flag is there again afterwards.
  void awaitQuiet(Future<?> quiet) {
    boolean interrupted = false;
    while (!quiet.isDone()) {
      try {
        var _ = quiet.get(LOOK.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException _) {
        signalIfQuiet();
      } catch (InterruptedException _) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("quiet can't fail", e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  void signalIfQuiet() {
    if (!isQuiet()) {
      return;
    }
    List<Runnable> actions;
    synchronized (whenQuiet) {
      // Once more: held up since the first look, it could take what waits for a later dispatch.
      if (!isQuiet()) {
        return;
      }
      isAwaited = false;
      actions = List.copyOf(whenQuiet);
      whenQuiet.clear();
    }
    actions.forEach(Runnable::run);
  }

  private boolean isQuiet() {
    return (int) DEPTH.getAcquire(this) == 0 && others.isEmpty();
  }
}
