package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A local channel is about to be left out between two others.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class LocalOptimizationBegin extends LocalEvent {
  /// An event that the exchange tells.
  public LocalOptimizationBegin(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
