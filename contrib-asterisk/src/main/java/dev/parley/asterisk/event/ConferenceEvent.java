package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A conference, by the application ConfBridge. It is a bridge, too.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class ConferenceEvent extends BridgeEvent {
  /// For subclasses.
  protected ConferenceEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return what the conference is called}
  public final String conference() {
    return text("Conference");
  }
}
