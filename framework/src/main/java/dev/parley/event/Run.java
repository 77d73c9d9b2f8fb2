package dev.parley.event;

import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One dispatch in all its generality. The dispatch begins without one, and makes it where a plain
/// call does not do: limits and other terms, a stopped event, a failure, tasks of their own.
///
/// Confined to the thread or the strand that it runs on.
final class Run {
  private static final Logger log = LoggerFactory.getLogger(Registry.class);

  /// Stands for an event that can't be stopped, because it is no [Event].
  private static final Event UNSTOPPABLE = new Event() {};

  private final Registry registry;
  private final Object event;

  /// The event, or one that nobody can stop.
  private final Event stops;

  private final FailurePolicy policy;

  /// Where it is noted which handler is being called; null if nowhere.
  private @Nullable Event noted;

  /// Takes the note instead of the event itself, if another dispatch of it is under way.
  private @Nullable Aside aside;

  private int heard;
  private boolean isEnded;
  private boolean isDetached;
  private @Nullable Listener stoppedBy;
  private final List<Failure> failures = new ArrayList<>(0);
  private final Set<Object> calledOnce = Collections.newSetFromMap(new IdentityHashMap<>(0));

  Run(Registry registry, Object event, FailurePolicy policy, int heard) {
    this.registry = registry;
    this.event = event;
    Event known = event instanceof Event is ? is : null;
    this.noted = known != null && isNotedBy(registry, known) ? known : null;
    this.stops = known == null ? UNSTOPPABLE : known;
    this.policy = policy;
    this.heard = heard;
  }

  /// Where another registry notes places, its place is not that of the handlers of this one.
  private static boolean isNotedBy(Registry registry, Event event) {
    return registry.isNotingPlaces() || event.at != Event.NONE;
  }

  /// Keeps this dispatch from being noted, since the event belongs to another strand.
  void isElsewhere() {
    noted = null;
  }

  /// Begins to note the calls: in the event, or beside it if another dispatch of it is under way.
  void begin(boolean isAlone) {
    if (noted != null && (isAlone || noted.at != Event.NONE)) {
      aside = new Aside(isAlone);
      noted.begin(aside);
    }
  }

  /// Ends what [#begin] began.
  void end() {
    if (noted != null) {
      if (aside != null) {
        noted.end(aside);
      } else {
        noted.at = Event.NONE;
      }
    }
  }

  /// @param at which one is being called, from 1; [Event#BETWEEN] if none
  private void note(Binding[] bindings, int at) {
    if (aside != null) {
      aside.calls(at == Event.BETWEEN ? null : bindings[at - 1]);
    } else if (noted != null) {
      noted.isCalledBy(registry, bindings);
      noted.at = at;
    }
  }

  /// Calls a handler whose call began in another process, and then those after it.
  ///
  /// @param handler what is called in the place of the binding
  /// @param selected what the event meets
  Outcome resume(Binding there, EventHandler<Object> handler, Binding[] selected) {
    List<Binding> left = new ArrayList<>();
    left.add(there);
    for (Binding binding : selected) {
      if (there.comesBefore(binding)) {
        left.add(binding);
      } else if (binding.terms.oncePerEvent) {
        // Called before, as far as anybody can tell; it must not be called twice.
        calledOnce.add(binding.handler);
      }
    }
    Binding[] bindings = left.toArray(new Binding[0]);
    note(bindings, 1);
    there.calls++;
    heard++;
    boolean wasStopped = stops.isStopped();
    invoke(there, handler);
    noteStop(there, wasStopped);
    return from(bindings, 1);
  }

  /// Calls the bindings from the given one on.
  Outcome from(Binding[] bindings, int start) {
    for (int i = start; i < bindings.length && !isEnded; ) {
      Binding binding = bindings[i];
      note(bindings, Event.BETWEEN);
      if (binding.phase.isConcurrent()) {
        int end = i + 1;
        while (end < bindings.length && bindings[end].phaseIndex == binding.phaseIndex) {
          end++;
        }
        callTogether(bindings, i, end);
        i = end;
      } else {
        if (binding.terms.detached) {
          detach(binding);
        } else {
          call(bindings, i);
        }
        i++;
      }
    }
    return isEnded
        ? Outcome.endedQuietly(heard, failures)
        : Outcome.of(heard, stops.isStopped(), stoppedBy, failures);
  }

  /// Takes over behind a binding whose handler stopped the event, or that failed.
  void goOnAfter(Binding binding, @Nullable Throwable failure) {
    if (failure != null) {
      failed(binding, failure);
    }
    noteStop(binding, false);
  }

  private void call(Binding[] bindings, int at) {
    Binding binding = bindings[at];
    if (isCalled(binding)) {
      note(bindings, at + 1);
      boolean wasStopped = stops.isStopped();
      invoke(binding, binding.handler);
      noteStop(binding, wasStopped);
    }
  }

  private void noteStop(Binding binding, boolean wasStopped) {
    if (!wasStopped && stops.isStopped()) {
      stoppedBy = binding;
    }
  }

  /// Decides whether the turn of the binding leads to a call, which is counted then.
  private boolean isCalled(Binding binding) {
    if (!binding.isActive() || (stops.isStopped() && !binding.hearsStopped)) {
      return false;
    }
    try {
      if (!binding.accepts(event)) {
        return false;
      }
    } catch (Throwable e) {
      failed(binding, e);
      return false;
    }
    if (binding.terms.oncePerEvent && calledOnce.contains(binding.handler)) {
      return false;
    }
    if (!binding.takeCall()) {
      return false;
    }
    if (binding.terms.oncePerEvent) {
      calledOnce.add(binding.handler);
    }
    binding.calls++;
    heard++;
    return true;
  }

  private void invoke(Binding binding, EventHandler<Object> handler) {
    long start = registry.isMeasuring() ? System.nanoTime() : 0;
    try {
      handler.handle(event);
    } catch (Throwable e) {
      failed(binding, e);
    } finally {
      if (start != 0) {
        binding.nanos += System.nanoTime() - start;
      }
    }
  }

  /// Deals with what a handler threw. Throws what has to end the dispatch.
  void failed(Binding binding, Throwable cause) {
    if (cause instanceof VirtualMachineError error && !(cause instanceof StackOverflowError)) {
      throw error;
    }
    if (Strand.isTaskEnd(cause)) {
      throw (Error) cause;
    }
    if (cause instanceof NestingException nesting) {
      nesting.through(event, binding);
      if (registry.depth() > 1 && !isDetached) {
        throw nesting;
      }
    }
    if (stops.endsQuietly(cause)) {
      isEnded = true;
      return;
    }
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    binding.failures++;
    if (policy == FailurePolicy.PROPAGATE) {
      throw asUnchecked(binding, cause);
    }
    var failure = new Failure(binding, cause);
    failures.add(failure);
    report(failure);
  }

  private RuntimeException asUnchecked(Binding binding, Throwable cause) {
    return switch (cause) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      default -> new HandlerException(binding.label() + " failed on " + event, cause);
    };
  }

  private void report(Failure failure) {
    log.warn("{} failed on {}", failure.listener().label(), event, failure.cause());
    if (!(event instanceof HandlerFailed)) {
      registry.dispatch(new HandlerFailed(event, failure), FailurePolicy.CONTINUE);
    }
  }

  // ---- handlers in tasks of their own

  private void invokeAlone(Binding binding) {
    var alone = new Aside(true);
    alone.calls(binding);
    if (noted != null) {
      noted.begin(alone);
    }
    try {
      invoke(binding, binding.handler);
    } finally {
      if (noted != null) {
        noted.end(alone);
      }
    }
  }

  /// Runs the handler in its own task until it waits or ends.
  private void detach(Binding binding) {
    if (!isCalled(binding)) {
      return;
    }
    Strand strand = registry.requireStrand();
    Wait<@Nullable Void> begun = Wait.forResult(strand, binding.label());
    boolean wasStopped = stops.isStopped();
    var own = new Run(registry, event, FailurePolicy.CONTINUE, 0);
    own.noted = noted;
    own.isDetached = true;
    strand.execute(new HandlerTask(registry, event, () -> own.invokeAlone(binding)));
    // Queued behind the task, so that it runs when the task waits or has ended.
    strand.execute(() -> begun.complete(null));
    begun.await();
    noteStop(binding, wasStopped);
  }

  /// Starts the handlers of a concurrent phase, and waits until all have ended.
  private void callTogether(Binding[] bindings, int start, int end) {
    Strand strand = registry.requireStrand();
    List<Binding> called = new ArrayList<>(end - start);
    for (int i = start; i < end; i++) {
      if (isCalled(bindings[i])) {
        called.add(bindings[i]);
      }
    }
    if (called.isEmpty()) {
      return;
    }
    Wait<@Nullable Void> done = Wait.forResult(strand, called);
    var state = new Together(called.size());
    for (Binding binding : called) {
      Runnable body =
          () -> {
            boolean wasStopped = stops.isStopped();
            try {
              invokeAlone(binding);
            } catch (Throwable e) {
              state.thrown = state.thrown == null ? e : state.thrown;
              rethrowFatal(e);
            } finally {
              noteStop(binding, wasStopped);
              if (--state.left == 0) {
                done.complete(null);
              }
            }
          };
      strand.execute(new HandlerTask(registry, event, body));
    }
    done.await();
    if (state.thrown instanceof RuntimeException e) {
      throw e;
    }
    if (state.thrown instanceof Error e) {
      throw e;
    }
  }

  private static void rethrowFatal(Throwable thrown) {
    if (thrown instanceof VirtualMachineError error) {
      throw error;
    }
  }

  /// What the tasks of a concurrent phase share.
  private static final class Together {
    int left;
    @Nullable Throwable thrown;

    Together(int left) {
      this.left = left;
    }
  }
}
