package dev.parley.flow;

/// The handler that came with an event, or its source when it handed the event on, threw.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ProcessingFailed extends FlowFailed {
  private final Object event;

  ProcessingFailed(Arrival arrival, Throwable cause) {
    super(arrival.origin(), cause);
    this.event = arrival.event();
  }

  /// {@return the event that was handled}
  public Object event() {
    return event;
  }

  @Override
  public String toString() {
    return "ProcessingFailed: " + event + " of " + origin() + ": " + cause();
  }
}
