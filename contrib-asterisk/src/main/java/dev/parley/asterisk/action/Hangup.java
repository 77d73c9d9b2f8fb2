package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Hangs a channel up.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Hangup extends Action {
  /// An order to hang up.
  ///
  /// @param channel its name; or a regular expression between slashes, in Asterisk 13 and later
  public Hangup(String channel) {
    super("Hangup");
    with("Channel", channel);
  }

  /// Says why, by a number of ITU-T Q.850; 16 is a normal clearing.
  ///
  /// @return this
  public Hangup cause(int cause) {
    with("Cause", cause);
    return this;
  }
}
