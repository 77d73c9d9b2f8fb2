package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Restarts all channels of DAHDI, which ends their calls.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DahdiRestart extends Action {
  /// An order to restart them.
  public DahdiRestart() {
    super("DAHDIRestart");
  }
}
