package dev.parley.event;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  private final Queue<Runnable> whenQuiet = new ConcurrentLinkedQueue<>();

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
    whenQuiet.add(action);
    isAwaited = true;
    meet((Thread) OWNER.getVolatile(this));
    signalIfQuiet();
  }

  /// Stands in for the fence that the owner saves between writing its depth and reading whether it
  /// may go on, and whether it is awaited: its stack can be looked at only where it is halted, or
  /// is not running. What it wrote before is visible here from then on, and what was written here
  /// before is visible to it. A later owner has had the fence, when it became the owner.
  private static void meet(@Nullable Thread owner) {
    if (owner != null && owner != Thread.currentThread()) {
      var _ = owner.getStackTrace();
    }
  }

  @Override
  void signalIfQuiet() {
    if ((int) DEPTH.getAcquire(this) == 0 && others.isEmpty()) {
      isAwaited = false;
      for (Runnable action = whenQuiet.poll(); action != null; action = whenQuiet.poll()) {
        action.run();
      }
    }
  }
}
