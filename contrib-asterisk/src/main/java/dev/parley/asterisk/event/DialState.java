package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.Optional;

/// It goes on with a call: it rings, say.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DialState extends DialEvent {
  /// An event that the exchange tells.
  public DialState(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how it goes on}
  public Optional<DialStatus> status() {
    return DialStatus.of(text("DialStatus"));
  }
}
