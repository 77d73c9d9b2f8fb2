package dev.parley.flow;

import dev.parley.event.EventHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes events from the queue of a [Dispatcher], one after the other, and hands each to the
/// handler that came with it, else to its source, which hands it on.
///
/// Thread-safe, but events are handled in order only if one thread takes them: the processor's own,
/// or the one that calls [#step].
public final class Processor {
  private static final Logger log = LoggerFactory.getLogger(Processor.class);

  private final ArrivalQueue queue;
  private final EventHandler<? super FlowFailed> onFailure;

  Processor(ArrivalQueue queue, EventHandler<? super FlowFailed> onFailure) {
    this.queue = queue;
    this.onFailure = onFailure;
  }

  /// Handles the next event in the calling thread, if there is one.
  ///
  /// @return whether there was one
  public boolean step() {
    return handle(queue.poll());
  }

  /// Handles events until the queue is closed and empty.
  void run() {
    try {
      while (handle(queue.take())) {
        // Goes on with the next.
      }
    } catch (InterruptedException e) {
      log.debug("interrupted, {} events are left", queue.size(), e);
      Thread.currentThread().interrupt();
    }
  }

  private boolean handle(@Nullable Arrival arrival) {
    if (arrival == null) {
      return false;
    }
    try {
      EventHandler<Object> handler = arrival.handler();
      if (handler != null) {
        handler.handle(arrival.event());
      } else {
        arrival.origin().handOn(arrival.event());
      }
    } catch (Throwable e) {
      if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
        throw fatal;
      }
      report(new ProcessingFailed(arrival, e));
    } finally {
      queue.done();
    }
    return true;
  }

  /// Gives a failure to the error handler; one that fails too is only logged.
  void report(FlowFailed failure) {
    log.warn("{}", failure, failure.cause());
    try {
      onFailure.handle(failure);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      log.warn("the error handler failed on {}", failure, e);
    }
  }
}
