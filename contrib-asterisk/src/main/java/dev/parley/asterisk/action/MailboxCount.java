package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks how much mail there is: the fields `NewMessages` and `OldMessages`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MailboxCount extends Action {
  /// A question.
  ///
  /// @param mailbox with its context: `100@default`
  public MailboxCount(String mailbox) {
    super("MailboxCount");
    with("Mailbox", mailbox);
  }
}
