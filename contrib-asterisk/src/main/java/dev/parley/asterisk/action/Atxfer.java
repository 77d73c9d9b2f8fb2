package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has a channel call somebody to hand its call over to.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Atxfer extends Action {
  /// An order.
  ///
  /// @param channel its name
  public Atxfer(String channel, String context, String extension) {
    super("Atxfer");
    with("Channel", channel);
    with("Context", context);
    with("Exten", extension);
  }
}
