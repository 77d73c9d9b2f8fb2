package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// Somebody has left a conference of the kind before ConfBridge.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MeetmeLeave extends MeetmeEvent {
  /// An event that the exchange tells.
  public MeetmeLeave(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how long it took part}
  public Optional<Duration> duration() {
    return fields().duration("Duration");
  }
}
