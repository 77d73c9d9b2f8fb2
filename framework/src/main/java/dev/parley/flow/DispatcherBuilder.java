package dev.parley.flow;

import dev.parley.event.EventHandler;
import dev.parley.strand.Time;
import java.util.Objects;

/// Makes a [Dispatcher] with other settings than the usual ones, which are: room for 1024 events,
/// past which sources wait, the machine's time, failures that are only logged, a thread for the
/// processor.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DispatcherBuilder {
  Time time = Time.system();
  int bound = 1024;
  WhenFull whenFull = WhenFull.WAIT;
  EventHandler<? super FlowFailed> onFailure = _ -> {};
  boolean stepped;

  DispatcherBuilder() {}

  /// Measures intervals and stamps events by this time.
  public DispatcherBuilder time(Time time) {
    this.time = Objects.requireNonNull(time, "time");
    return this;
  }

  /// Bounds the queue.
  ///
  /// @param bound how many events may wait
  /// @param whenFull what happens to more
  /// @throws IllegalArgumentException if the bound is less than 1
  public DispatcherBuilder queue(int bound, WhenFull whenFull) {
    if (bound < 1) {
      throw new IllegalArgumentException("queue: " + bound + " (expected 1 or more)");
    }
    this.bound = bound;
    this.whenFull = Objects.requireNonNull(whenFull, "whenFull");
    return this;
  }

  /// Gives failures to a handler, too, after they were logged. It is called on the thread where it
  /// happened: of the processor, or of a poll.
  public DispatcherBuilder onFailure(EventHandler<? super FlowFailed> handler) {
    this.onFailure = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /// Leaves the handling of events to calls of [Processor#step], without a thread: for tests and
  /// for programs with a loop of their own.
  public DispatcherBuilder stepped() {
    this.stepped = true;
    return this;
  }

  /// {@return the dispatcher, not yet started}
  public Dispatcher build() {
    return new Dispatcher(this);
  }
}
