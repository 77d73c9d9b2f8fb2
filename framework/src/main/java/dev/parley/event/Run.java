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

  private final Registry registry;
  private final Object event;
  private final Event stops;
  private final FailurePolicy policy;
  private int heard;
  private boolean isEnded;
  private boolean isDetached;
  private @Nullable Listener stoppedBy;
  private final List<Failure> failures = new ArrayList<>(0);
  private final Set<Object> calledOnce = Collections.newSetFromMap(new IdentityHashMap<>(0));

  /// @param stops the event, or one that nobody can stop
  Run(Registry registry, Object event, Event stops, FailurePolicy policy, int heard) {
    this.registry = registry;
    this.event = event;
    this.stops = stops;
    this.policy = policy;
    this.heard = heard;
  }

  /// Calls the bindings from the given one on.
  Outcome from(Binding[] bindings, int start) {
    for (int i = start; i < bindings.length && !isEnded; ) {
      Binding binding = bindings[i];
      if (binding.phase.isConcurrent()) {
        int end = i + 1;
        while (end < bindings.length && bindings[end].phaseIndex == binding.phaseIndex) {
          end++;
        }
        callTogether(bindings, i, end);
        i = end;
      } else {
        i++;
        if (binding.terms.detached) {
          detach(binding);
        } else {
          call(binding);
        }
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

  private void call(Binding binding) {
    if (isCalled(binding)) {
      boolean wasStopped = stops.isStopped();
      invoke(binding);
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

  private void invoke(Binding binding) {
    long start = registry.isMeasuring() ? System.nanoTime() : 0;
    try {
      binding.handler.handle(event);
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

  /// Runs the handler in its own task until it waits or ends.
  private void detach(Binding binding) {
    if (!isCalled(binding)) {
      return;
    }
    Strand strand = registry.requireStrand();
    Wait<@Nullable Void> begun = Wait.forResult(strand, binding.label());
    boolean wasStopped = stops.isStopped();
    var own = new Run(registry, event, stops, FailurePolicy.CONTINUE, 0);
    own.isDetached = true;
    strand.execute(new HandlerTask(registry, event, () -> own.invoke(binding)));
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
              invoke(binding);
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
