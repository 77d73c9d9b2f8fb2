package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel begins the next step of the dialplan.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class NewExtension extends ChannelEvent {
  /// An event that the exchange tells.
  public NewExtension(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the application that it runs}
  public String application() {
    return text("Application");
  }

  /// {@return the arguments of the application; empty if none}
  public String applicationData() {
    return text("AppData");
  }
}
