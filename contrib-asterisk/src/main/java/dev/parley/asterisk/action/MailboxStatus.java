package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks whether there is mail that was not heard: the field `Waiting`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MailboxStatus extends Action {
  /// A question.
  ///
  /// @param mailbox with its context: `100@default`
  public MailboxStatus(String mailbox) {
    super("MailboxStatus");
    with("Mailbox", mailbox);
  }
}
