package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the bridges that there are, in Asterisk 12 and later: a list of `BridgeListItem`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class BridgeList extends Action {
  /// A question.
  public BridgeList() {
    super("BridgeList");
    list("BridgeListComplete");
  }
}
