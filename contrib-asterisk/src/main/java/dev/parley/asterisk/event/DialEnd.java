package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.Optional;

/// A call was answered, or was not.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DialEnd extends DialEvent {
  /// An event that the exchange tells.
  public DialEnd(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how it ended}
  public Optional<DialStatus> status() {
    return DialStatus.of(text("DialStatus"));
  }

  /// {@return whether somebody answered}
  public boolean isAnswered() {
    return status().filter(DialStatus.ANSWER::equals).isPresent();
  }
}
