package dev.parley.asterisk;

import java.util.Objects;

/// A message of the exchange was left out, since it is larger than the [Limits] allow or makes no
/// sense. If it was the response to an action, that action has failed besides.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Skipped extends AsteriskEvent {
  private final Reason reason;
  private final long count;

  /// Why a message is left out.
  public enum Reason {
    /// One of its lines was too long.
    LINE,
    /// It had too many fields.
    FIELDS,
    /// All of it together was too large.
    SIZE,
    /// It was neither an event nor a response.
    UNKNOWN
  }

  /// A message that was left out; also for tests of those who listen to it.
  ///
  /// @param fields what was kept of it
  /// @param count how many this manager has left out so far, this one included
  public Skipped(Manager manager, Fields fields, Reason reason, long count) {
    super(manager, fields, "Skipped");
    this.reason = Objects.requireNonNull(reason, "reason");
    this.count = count;
  }

  /// {@return why it was left out}
  public Reason reason() {
    return reason;
  }

  /// {@return how many this manager has left out so far, this one included}
  public long count() {
    return count;
  }

  @Override
  public String toString() {
    return super.toString() + ": " + reason;
  }
}
