package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Sends a text to whoever is on a channel.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SendText extends Action {
  /// An order to send it.
  ///
  /// @param channel its name
  /// @param message one line
  public SendText(String channel, String message) {
    super("SendText");
    with("Channel", channel);
    with("Message", message);
  }
}
