package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// The exchange has read its configuration anew.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Reload extends SystemEvent {
  /// An event that the exchange tells.
  public Reload(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which module; `All` for all of it}
  public String module() {
    return text("Module");
  }

  /// {@return how that went}
  public String status() {
    return Read.text(fields(), "Status", "Message");
  }
}
