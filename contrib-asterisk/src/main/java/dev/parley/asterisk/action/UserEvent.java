package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has an event sent to all who listen to the exchange; further fields come by [#with].
///
/// Not thread-safe: many threads may use it, one at a time.
public final class UserEvent extends Action {
  /// An event.
  ///
  /// @param name what the field `UserEvent` of the event is
  public UserEvent(String name) {
    super("UserEvent");
    with("UserEvent", name);
  }
}
