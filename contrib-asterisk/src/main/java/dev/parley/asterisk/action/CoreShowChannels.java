package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the channels that there are: a list of `CoreShowChannel`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class CoreShowChannels extends Action {
  /// A question.
  public CoreShowChannels() {
    super("CoreShowChannels");
    list("CoreShowChannelsComplete");
  }
}
