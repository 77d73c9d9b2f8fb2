package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Records a channel, both directions in one file.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MixMonitor extends Action {
  /// An order to record.
  ///
  /// @param channel its name
  /// @param file with its ending, such as `call.wav`
  public MixMonitor(String channel, String file) {
    super("MixMonitor");
    with("Channel", channel);
    with("File", file);
  }

  /// Adds options of the application, such as `b`.
  ///
  /// @return this
  public MixMonitor options(String options) {
    with("Options", options);
    return this;
  }
}
