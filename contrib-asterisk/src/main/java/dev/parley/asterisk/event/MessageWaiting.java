package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// There are other messages in a mailbox than before.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MessageWaiting extends AsteriskEvent {
  /// An event that the exchange tells.
  public MessageWaiting(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which, such as `100@default`}
  public String mailbox() {
    return text("Mailbox");
  }

  /// {@return whether there are new messages}
  public boolean isWaiting() {
    return fields().flag("Waiting");
  }

  /// {@return how many new ones}
  public OptionalInt newMessages() {
    return fields().integer("New");
  }

  /// {@return how many old ones}
  public OptionalInt oldMessages() {
    return fields().integer("Old");
  }
}
