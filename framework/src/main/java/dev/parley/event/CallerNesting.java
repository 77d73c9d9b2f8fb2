package dev.parley.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
  private static final VarHandle OWNER;
  private static final VarHandle DEPTH;

  static {
    try {
      var lookup = MethodHandles.lookup();
      OWNER = lookup.findVarHandle(CallerNesting.class, "owner", Thread.class);
      DEPTH = lookup.findVarHandle(CallerNesting.class, "depth", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Thread owner;

  /// Written by the owner only.
  private volatile int depth;

  private final Map<Thread, Integer> others = new ConcurrentHashMap<>();
  private final Queue<Runnable> whenQuiet = new ConcurrentLinkedQueue<>();

  CallerNesting(int limit) {
    super(limit);
  }

  @Override
  void enter() {
    Thread caller = Thread.currentThread();
    if (caller == owner || becomesOwner(caller)) {
      int before = (int) DEPTH.get(this);
      if (before >= limit) {
        throw new NestingException(limit);
      }
      if (before == 0) {
        depth = 1;
      } else {
        DEPTH.set(this, before + 1);
      }
    } else {
      int before = others.getOrDefault(caller, 0);
      if (before >= limit) {
        throw new NestingException(limit);
      }
      others.put(caller, before + 1);
    }
  }

  private boolean becomesOwner(Thread caller) {
    Thread before = owner;
    return (before == null || !before.isAlive())
        && !others.containsKey(caller)
        && OWNER.compareAndSet(this, before, caller);
  }

  @Override
  void exit() {
    Thread caller = Thread.currentThread();
    if (caller == owner) {
      DEPTH.setRelease(this, (int) DEPTH.get(this) - 1);
    } else {
      others.computeIfPresent(caller, (_, now) -> now == 1 ? null : now - 1);
    }
    if (!whenQuiet.isEmpty()) {
      signalIfQuiet();
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
    signalIfQuiet();
  }

  private void signalIfQuiet() {
    if (depth == 0 && others.isEmpty()) {
      for (Runnable action = whenQuiet.poll(); action != null; action = whenQuiet.poll()) {
        action.run();
      }
    }
  }
}
