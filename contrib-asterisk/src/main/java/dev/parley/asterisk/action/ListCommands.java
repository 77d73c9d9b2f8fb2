package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks what else the exchange can be asked; the response has each action in its fields.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ListCommands extends Action {
  /// A question.
  public ListCommands() {
    super("ListCommands");
  }
}
