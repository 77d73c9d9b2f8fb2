package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// The end of a list of events that an action asked for.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ListEnd extends AsteriskEvent {
  /// An event that the exchange tells.
  public ListEnd(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how many events the list had; empty in old versions}
  public OptionalInt listItems() {
    return Read.integer(fields(), "ListItems", "Items");
  }
}
