package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Records a channel, in Asterisk up to 20; see [MixMonitor].
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Monitor extends Action {
  /// An order to record.
  ///
  /// @param channel its name
  /// @param file without its ending
  public Monitor(String channel, String file) {
    super("Monitor");
    with("Channel", channel);
    with("File", file);
  }

  /// Says which form the file has; `wav` otherwise.
  ///
  /// @return this
  public Monitor format(String format) {
    with("Format", format);
    return this;
  }

  /// Mixes both directions into one file when the channel ends.
  ///
  /// @return this
  public Monitor mix() {
    with("Mix", true);
    return this;
  }
}
