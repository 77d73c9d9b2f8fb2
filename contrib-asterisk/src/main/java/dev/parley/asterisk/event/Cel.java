package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.LocalDateTime;
import java.util.Optional;

/// One step of a call, for the books. What it is about it spells its own way, so it is no event of
/// a channel.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Cel extends AsteriskEvent {
  /// An event that the exchange tells.
  public Cel(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which step, such as `CHAN_START` or `ANSWER`}
  public String eventName() {
    return text("EventName");
  }

  /// {@return the channel}
  public String channelName() {
    return text("Channel");
  }

  /// {@return its unique id}
  public String uniqueId() {
    return text("UniqueID");
  }

  /// {@return the unique id of the first channel of the call}
  public String linkedId() {
    return text("LinkedID");
  }

  /// {@return the application that it runs; empty if none}
  public String application() {
    return text("Application");
  }

  /// {@return when, by the clock of the exchange}
  public Optional<LocalDateTime> eventTime() {
    return Read.dateTime(fields(), "EventTime");
  }

  /// {@return more about it, in JSON; empty if nothing}
  public String extra() {
    return text("Extra");
  }
}
