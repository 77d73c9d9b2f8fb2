package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the settings of the exchange: `AsteriskVersion`, `SystemName`, `CoreMaxCalls` and the
/// like.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class CoreSettings extends Action {
  /// A question.
  public CoreSettings() {
    super("CoreSettings");
  }
}
