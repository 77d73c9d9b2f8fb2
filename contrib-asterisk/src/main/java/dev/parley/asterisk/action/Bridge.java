package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Connects two channels with one another.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Bridge extends Action {
  /// An order to connect.
  ///
  /// @param one the name of a channel
  /// @param other the name of another one
  public Bridge(String one, String other) {
    super("Bridge");
    with("Channel1", one);
    with("Channel2", other);
  }

  /// Has the second one hear a tone at that.
  ///
  /// @return this
  public Bridge tone() {
    with("Tone", "yes");
    return this;
  }
}
