package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks who is in the conferences of MeetMe: a list of `MeetmeList`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class MeetmeList extends Action {
  /// A question about all conferences.
  public MeetmeList() {
    super("MeetmeList");
    list("MeetmeListComplete");
  }

  /// Asks about one conference only.
  ///
  /// @return this
  public MeetmeList conference(String conference) {
    with("Conference", conference);
    return this;
  }
}
