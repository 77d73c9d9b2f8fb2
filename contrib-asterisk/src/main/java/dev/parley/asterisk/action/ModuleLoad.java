package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Loads a module of the exchange, unloads it, or has it read its configuration again.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ModuleLoad extends Action {
  /// An order.
  ///
  /// @param module such as `chan_pjsip.so`
  /// @param what `load`, `unload` or `reload`
  public ModuleLoad(String module, String what) {
    super("ModuleLoad");
    with("Module", module);
    with("LoadType", what);
  }
}
