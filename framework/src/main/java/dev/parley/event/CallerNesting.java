package dev.parley.event;

import dev.parley.strand.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Counts the dispatches of a registry that has no strand.
///
/// One thread owns the cheap counter, the first that comes, until it ends; the others, where there
/// are any, are kept in a map. Most registries of this kind are only ever used by one thread.
///
/// Thread-safe.
// Threads are compared by identity, which is what they have.
@SuppressWarnings("ReferenceEquality")
final class CallerNesting extends Nesting {
  /// By far longer than a write takes to become visible to other processors.
  private static final Duration UNTIL_VISIBLE = Duration.ofMillis(1);

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
    if (Thread.currentThread() == owner) {
      signalIfQuiet();
    } else {
      // The owner writes its depth and then reads whether it is awaited, without a fence between:
      // for some nanoseconds neither side may see the other. After that, either the depth is seen
      // here, or the owner sees that it is awaited when its dispatch ends.
      Time.system().after(UNTIL_VISIBLE, this::signalIfQuiet);
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
