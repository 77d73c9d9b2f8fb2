package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Sets the free field of the record of a call, in Asterisk up to 1.8.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SetCdrUserField extends Action {
  /// An order to set it.
  ///
  /// @param channel its name
  public SetCdrUserField(String channel, String value) {
    super("SetCDRUserField");
    with("Channel", channel);
    with("UserField", value);
  }

  /// Adds to what is there.
  ///
  /// @return this
  public SetCdrUserField append() {
    with("Append", "yes");
    return this;
  }
}
