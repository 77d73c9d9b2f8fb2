package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks who is in a conference: a list of `ConfbridgeList`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ConfbridgeList extends Action {
  /// A question.
  public ConfbridgeList(String conference) {
    super("ConfbridgeList");
    with("Conference", conference);
    list("ConfbridgeListComplete");
  }
}
