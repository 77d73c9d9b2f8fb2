package dev.parley.event;

/// A handler threw. Fired in the registry where it happened, after it was logged. A failure while
/// this event is handled is only logged.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class HandlerFailed extends Event {
  private final Object event;
  private final Failure failure;

  /// For a handler that failed on the event.
  public HandlerFailed(Object event, Failure failure) {
    this.event = event;
    this.failure = failure;
  }

  /// {@return the event that was handled}
  public Object event() {
    return event;
  }

  /// {@return whose handler it was}
  public Listener listener() {
    return failure.listener();
  }

  /// {@return what the handler threw}
  public Throwable cause() {
    return failure.cause();
  }

  @Override
  public String toString() {
    return "HandlerFailed: " + listener().label() + " on " + event + ": " + cause();
  }
}
