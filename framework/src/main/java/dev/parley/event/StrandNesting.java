package dev.parley.event;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Counts the dispatches on a strand. Everything happens on the strand, so plain fields do; what
/// has to be told apart are the tasks, which take turns where they wait: each becomes the owner
/// when it goes on.
///
/// Confined to its strand: called by the dispatch only.
// Threads are compared by identity, which is what they have.
@SuppressWarnings("ReferenceEquality")
final class StrandNesting extends Nesting {
  /// The depths of the tasks that wait.
  private final IdentityHashMap<Thread, Integer> waiting = new IdentityHashMap<>();

  private final List<Runnable> whenQuiet = new ArrayList<>(0);

  StrandNesting(int limit) {
    super(limit);
  }

  @Override
  boolean becomesOwner(Thread caller) {
    if (caller == owner) {
      return true;
    }
    if (depth > 0 && owner != null) {
      waiting.put(owner, depth);
    }
    owner = caller;
    Integer depthBefore = waiting.remove(caller);
    depth = depthBefore == null ? 0 : depthBefore;
    return true;
  }

  @Override
  int enterAsOther(Thread caller) {
    throw new IllegalStateException(
        caller + " does not count (expected: whoever is on the strand becomes the owner)");
  }

  @Override
  void exitAsOther(Thread caller, int entered) {
    becomesOwner(caller);
    depth = entered;
  }

  /// A task begins that continues a dispatch of another one: detached, or one of a concurrent
  /// phase.
  ///
  /// @param outerDepth the depth of the dispatch it belongs to
  void enterAt(int outerDepth) {
    becomesOwner(Thread.currentThread());
    depth = outerDepth;
  }

  /// A task ends that continued a dispatch of another one.
  void exitAll() {
    becomesOwner(Thread.currentThread());
    depth = 0;
    signalIfQuiet();
  }

  @Override
  int depth() {
    becomesOwner(Thread.currentThread());
    return depth;
  }

  @Override
  void whenQuiet(Runnable action) {
    whenQuiet.add(action);
    isAwaited = true;
    signalIfQuiet();
  }

  @Override
  void signalIfQuiet() {
    if (depth == 0 && waiting.isEmpty()) {
      List<Runnable> actions = List.copyOf(whenQuiet);
      whenQuiet.clear();
      isAwaited = false;
      actions.forEach(Runnable::run);
    }
  }
}
