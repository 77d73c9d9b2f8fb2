package dev.parley.request;

import dev.parley.event.Event;
import org.jspecify.annotations.Nullable;

/// An answer came that nobody waits for.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class OrphanAnswer extends Event {
  /// Why nobody waits for it.
  public enum Reason {
    /// There was no request of its id, as far as is remembered.
    UNKNOWN,
    /// The request was answered before.
    REPEATED,
    /// The request had waited long enough.
    LATE
  }

  private final Object message;
  private final @Nullable String id;
  private final Reason reason;

  OrphanAnswer(Object message, @Nullable String id, Reason reason) {
    this.message = message;
    this.id = id;
    this.reason = reason;
  }

  /// {@return the answer}
  public Object message() {
    return message;
  }

  /// {@return the id of the request that it answers; null if it carries none}
  public @Nullable String id() {
    return id;
  }

  /// {@return why nobody waits for it}
  public Reason reason() {
    return reason;
  }

  @Override
  public String toString() {
    return "OrphanAnswer to " + id + ": " + reason;
  }
}
