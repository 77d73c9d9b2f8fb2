package dev.parley.event;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts the dispatches on a strand. Everything happens on the strand, so plain fields do; what
/// has to be told apart are the tasks, which take turns where they wait.
///
/// Confined to its strand: called by the dispatch only.
// Threads are compared by identity, which is what they have.
@SuppressWarnings("ReferenceEquality")
final class StrandNesting extends Nesting {
  /// The thread whose depth is in [#depth].
  private @Nullable Thread runner;

  private int depth;

  /// The depths of the tasks that wait.
  private final IdentityHashMap<Thread, Integer> waiting = new IdentityHashMap<>();

  private boolean isAwaited;
  private final List<Runnable> whenQuiet = new ArrayList<>(0);

  StrandNesting(int limit) {
    super(limit);
  }

  @Override
  int enter() {
    Thread caller = Thread.currentThread();
    if (caller != runner) {
      changeTo(caller);
    }
    int before = depth;
    depth = before + 1;
    return before < allowed ? before : refuse(before);
  }

  /// A task begins that continues a dispatch of another one: detached, or one of a concurrent
  /// phase.
  ///
  /// @param outerDepth the depth of the dispatch it belongs to
  void enterAt(int outerDepth) {
    Thread caller = Thread.currentThread();
    if (caller != runner) {
      changeTo(caller);
    }
    depth = outerDepth;
  }

  /// A task ends that continued a dispatch of another one.
  void exitAll() {
    changeTo(Thread.currentThread());
    depth = 0;
    signalIfQuiet();
  }

  @Override
  void exit(int entered) {
    Thread caller = Thread.currentThread();
    if (caller != runner) {
      changeTo(caller);
    }
    depth = entered;
    if (isAwaited && entered == 0) {
      signalIfQuiet();
    }
  }

  @Override
  int depth() {
    changeTo(Thread.currentThread());
    return depth;
  }

  @Override
  void whenQuiet(Runnable action) {
    whenQuiet.add(action);
    isAwaited = true;
    signalIfQuiet();
  }

  private void signalIfQuiet() {
    if (depth == 0 && waiting.isEmpty()) {
      List<Runnable> actions = List.copyOf(whenQuiet);
      whenQuiet.clear();
      isAwaited = false;
      actions.forEach(Runnable::run);
    }
  }

  private void changeTo(Thread caller) {
    if (caller == runner) {
      return;
    }
    if (depth > 0 && runner != null) {
      waiting.put(runner, depth);
    }
    runner = caller;
    Integer depthBefore = waiting.remove(caller);
    depth = depthBefore == null ? 0 : depthBefore;
  }
}
