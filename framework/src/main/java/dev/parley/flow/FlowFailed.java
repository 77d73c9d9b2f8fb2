package dev.parley.flow;

import dev.parley.event.Event;

/// Something between a source and a handler failed.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract sealed class FlowFailed extends Event permits SourceFailed, ProcessingFailed {
  private final Source origin;
  private final Throwable cause;

  FlowFailed(Source origin, Throwable cause) {
    this.origin = origin;
    this.cause = cause;
  }

  /// {@return the source that failed, or whose event it was}
  public Source origin() {
    return origin;
  }

  /// {@return what was thrown}
  public Throwable cause() {
    return cause;
  }
}
