package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has the exchange read its configuration again.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Reload extends Action {
  /// An order for all modules.
  public Reload() {
    super("Reload");
  }

  /// Lets it hold for one module only.
  ///
  /// @return this
  public Reload module(String module) {
    with("Module", module);
    return this;
  }
}
