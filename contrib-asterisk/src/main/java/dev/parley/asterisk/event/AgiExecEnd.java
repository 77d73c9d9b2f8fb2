package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// What a program asked for through AGI is done.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AgiExecEnd extends AgiEvent {
  /// An event that the exchange tells.
  public AgiExecEnd(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the code of the result: 200 is success}
  public OptionalInt resultCode() {
    return fields().integer("ResultCode");
  }

  /// {@return the result in words}
  public String result() {
    return text("Result");
  }
}
