package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A local channel was left out between two others.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class LocalOptimizationEnd extends LocalEvent {
  /// An event that the exchange tells.
  public LocalOptimizationEnd(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it was}
  public boolean isSuccess() {
    return fields().flag("Success");
  }
}
