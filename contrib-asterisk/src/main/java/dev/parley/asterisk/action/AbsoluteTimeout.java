package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;
import java.time.Duration;

/// Has a channel hung up after a time.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AbsoluteTimeout extends Action {
  /// An order.
  ///
  /// @param channel its name
  /// @param limit in whole seconds; zero is no limit
  public AbsoluteTimeout(String channel, Duration limit) {
    super("AbsoluteTimeout");
    with("Channel", channel);
    with("Timeout", limit.toSeconds());
  }
}
