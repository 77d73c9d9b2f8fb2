package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.Optional;

/// A channel is being called, or was, as versions up to 11 tell it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Dial extends DialEvent {
  /// An event that the exchange tells.
  public Dial(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whether it begins; version 1.4 tells of nothing else}
  public boolean isBegin() {
    return !text("SubEvent").equalsIgnoreCase("End");
  }

  /// {@return whom; empty at the end}
  public String dialString() {
    return text("Dialstring");
  }

  /// {@return how it ended}
  public Optional<DialStatus> status() {
    return DialStatus.of(text("DialStatus"));
  }
}
