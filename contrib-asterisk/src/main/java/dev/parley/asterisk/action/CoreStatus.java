package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the state of the exchange: `CoreCurrentCalls`, `CoreStartupDate`, `CoreReloadTime` and
/// the like.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class CoreStatus extends Action {
  /// A question.
  public CoreStatus() {
    super("CoreStatus");
  }
}
