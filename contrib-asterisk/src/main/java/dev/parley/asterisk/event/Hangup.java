package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// A channel is gone.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Hangup extends ChannelEvent {
  /// An event that the exchange tells.
  public Hangup(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return why, by the numbers of Q.850: 16 for a normal end, 17 for busy}
  public OptionalInt cause() {
    return fields().integer("Cause");
  }

  /// {@return why, for people}
  public String causeText() {
    return text("Cause-txt");
  }
}
