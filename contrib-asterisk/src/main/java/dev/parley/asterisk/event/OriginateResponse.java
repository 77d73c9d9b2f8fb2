package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// What became of an Originate that nobody waited for.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class OriginateResponse extends ChannelEvent {
  /// An event that the exchange tells.
  public OriginateResponse(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the id of the action}
  public String actionId() {
    return text("ActionID");
  }

  /// {@return whether somebody answered}
  public boolean isSuccess() {
    return text("Response").equalsIgnoreCase("Success");
  }

  /// {@return why not: 0 no such number, 1 no answer, 4 answered, 5 busy, 8 congested}
  public OptionalInt reason() {
    return fields().integer("Reason");
  }
}
