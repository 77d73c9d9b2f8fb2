package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Sends a channel to another place of the dialplan.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Redirect extends Action {
  /// An order to go elsewhere.
  ///
  /// @param channel its name
  /// @param priority a number or a label
  public Redirect(String channel, String context, String extension, String priority) {
    super("Redirect");
    with("Channel", channel);
    with("Context", context);
    with("Exten", extension);
    with("Priority", priority);
  }

  /// Sends the channel that it is bridged with there as well.
  ///
  /// @return this
  public Redirect extraChannel(String channel) {
    with("ExtraChannel", channel);
    return this;
  }

  /// Sends the channel that it is bridged with to a place of its own.
  ///
  /// @return this
  public Redirect extraChannel(String channel, String context, String extension, String priority) {
    with("ExtraChannel", channel);
    with("ExtraContext", context);
    with("ExtraExten", extension);
    with("ExtraPriority", priority);
    return this;
  }
}
