package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the state of channels: a list of `Status`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Status extends Action {
  /// A question about all channels.
  public Status() {
    super("Status");
    list("StatusComplete");
  }

  /// Asks about one channel only.
  ///
  /// @return this
  public Status channel(String channel) {
    with("Channel", channel);
    return this;
  }

  /// Asks for variables of the channels as well.
  ///
  /// @return this
  public Status variables(String... names) {
    with("Variables", String.join(",", names));
    return this;
  }
}
