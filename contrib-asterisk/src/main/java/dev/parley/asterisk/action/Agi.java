package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has a channel that is in `AGI(agi:async)` execute a command.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Agi extends Action {
  /// An order to execute it.
  ///
  /// @param channel its name
  /// @param command as in AGI
  /// @param id comes with the event that tells its result
  public Agi(String channel, String command, String id) {
    super("AGI");
    with("Channel", channel);
    with("Command", command);
    with("CommandID", id);
  }
}
