package dev.parley.event;

import dev.parley.strand.Time;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
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
  /// What [#enter] returns to a thread that is not the owner.
  private static final int OTHER = -1;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

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

  /// Written by the owner only, in order but without a fence, which would cost as much as all the
  /// rest of a dispatch.
  private volatile int depth;

  private final Map<Thread, Integer> others = new ConcurrentHashMap<>();

  /// Whether somebody waits for quiet.
  private volatile boolean isAwaited;

  private final Queue<Runnable> whenQuiet = new ConcurrentLinkedQueue<>();

  CallerNesting(int limit) {
    super(limit);
  }

  @Override
  int enter() {
    Thread caller = Thread.currentThread();
    if (caller != owner && !becomesOwner(caller)) {
      return enterAsOther(caller);
    }
    // The bits say that it is not negative, which saves comparing it with what is special.
    int before = (int) DEPTH.get(this) & Integer.MAX_VALUE;
    // Written before the registry is asked whether it runs, so that a stop can't miss it.
    DEPTH.setOpaque(this, before + 1);
    return before < allowed ? before : refuse(before);
  }

  private int enterAsOther(Thread caller) {
    int before = others.getOrDefault(caller, 0);
    others.put(caller, before + 1);
    return before < allowed ? OTHER : refuse(OTHER);
  }

  private boolean becomesOwner(Thread caller) {
    Thread before = owner;
    return (before == null || !before.isAlive())
        && !others.containsKey(caller)
        && OWNER.compareAndSet(this, before, caller);
  }

  @Override
  void exit(int entered) {
    if (entered != OTHER) {
      DEPTH.setRelease(this, entered);
    } else {
      others.computeIfPresent(Thread.currentThread(), (_, now) -> now == 1 ? null : now - 1);
    }
    if (isAwaited) {
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
    isAwaited = true;
    if (Thread.currentThread() == owner) {
      signalIfQuiet();
    } else {
      lookLater();
    }
  }

  /// What the owner has just written may not be visible to other threads for some nanoseconds more,
  /// so they look again a little later.
  private void lookLater() {
    Time.system()
        .after(
            LOOK_AGAIN,
            () -> {
              signalIfQuiet();
              if (!whenQuiet.isEmpty()) {
                lookLater();
              }
            });
  }

  private void signalIfQuiet() {
    if (depth == 0 && others.isEmpty()) {
      isAwaited = false;
      for (Runnable action = whenQuiet.poll(); action != null; action = whenQuiet.poll()) {
        action.run();
      }
    }
  }
}
