package dev.parley.asterisk;

import java.util.Objects;

/// A response came that nobody waits for: too late, a second time, or to nothing at all.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class OrphanResponse extends AsteriskEvent {
  private final Response response;
  private final Reason reason;

  /// Why nobody waits for it.
  public enum Reason {
    /// No action of its id was sent over this connection, as far as is remembered.
    UNKNOWN,
    /// The action was answered before.
    REPEATED,
    /// The action had waited long enough.
    LATE
  }

  /// An orphan; for tests of those who listen to it.
  public OrphanResponse(Manager manager, Response response, Reason reason) {
    super(manager, response.fields(), "OrphanResponse");
    this.response = response;
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /// {@return the response}
  public Response response() {
    return response;
  }

  /// {@return why nobody waits for it}
  public Reason reason() {
    return reason;
  }

  @Override
  public String toString() {
    return super.toString() + ": " + reason;
  }
}
