package dev.parley.event;

/// No handler was called for an event. Fired only if somebody listens for it, and never for itself.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Unheard extends Event {
  private final Object event;

  /// For an event that nobody heard.
  public Unheard(Object event) {
    this.event = event;
  }

  /// {@return the event that nobody heard}
  public Object event() {
    return event;
  }

  @Override
  public String toString() {
    return "Unheard: " + event;
  }
}
