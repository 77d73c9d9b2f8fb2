package dev.parley.flow;

/// A source threw when it was started, polled or stopped.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SourceFailed extends FlowFailed {
  SourceFailed(Source origin, Throwable cause) {
    super(origin, cause);
  }

  @Override
  public String toString() {
    return "SourceFailed: " + origin() + ": " + cause();
  }
}
