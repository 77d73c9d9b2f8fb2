package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A conference of the kind before ConfBridge.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class MeetmeEvent extends ChannelEvent {
  /// For subclasses.
  protected MeetmeEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the number of the conference}
  public final String meetme() {
    return text("Meetme");
  }

  /// {@return the number of the participant}
  public final String user() {
    return Read.text(fields(), "User", "Usernum");
  }
}
