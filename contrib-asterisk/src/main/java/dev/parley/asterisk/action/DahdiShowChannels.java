package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the channels of DAHDI: a list of `DAHDIShowChannels`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DahdiShowChannels extends Action {
  /// A question.
  public DahdiShowChannels() {
    super("DAHDIShowChannels");
    list("DAHDIShowChannelsComplete");
  }
}
