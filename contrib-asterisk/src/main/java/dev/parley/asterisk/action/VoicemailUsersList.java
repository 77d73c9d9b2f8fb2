package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for those who have a mailbox: a list of `VoicemailUserEntry`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class VoicemailUsersList extends Action {
  /// A question.
  public VoicemailUsersList() {
    super("VoicemailUsersList");
    list("VoicemailUserEntryComplete");
  }
}
