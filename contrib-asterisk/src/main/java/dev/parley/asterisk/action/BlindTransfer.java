package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Hands the call of a channel over to somebody at once.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BlindTransfer extends Action {
  /// An order.
  ///
  /// @param channel its name
  public BlindTransfer(String channel, String context, String extension) {
    super("BlindTransfer");
    with("Channel", channel);
    with("Context", context);
    with("Exten", extension);
  }
}
