package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Changes the file that a channel is recorded into by [Monitor].
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ChangeMonitor extends Action {
  /// An order to change it.
  ///
  /// @param channel its name
  /// @param file without its ending
  public ChangeMonitor(String channel, String file) {
    super("ChangeMonitor");
    with("Channel", channel);
    with("File", file);
  }
}
