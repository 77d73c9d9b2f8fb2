package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A module was unloaded.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ModuleUnload extends SystemEvent {
  /// An event that the exchange tells.
  public ModuleUnload(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which}
  public String module() {
    return text("Module");
  }

  /// {@return how that went}
  public String status() {
    return text("Status");
  }
}
