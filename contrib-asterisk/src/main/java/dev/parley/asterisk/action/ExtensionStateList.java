package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the states of all extensions that have a hint: a list of `ExtensionStatus`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ExtensionStateList extends Action {
  /// A question.
  public ExtensionStateList() {
    super("ExtensionStateList");
    list("ExtensionStateListComplete");
  }
}
