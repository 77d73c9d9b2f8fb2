package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the state of an extension, by its hint: the field `Status`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ExtensionState extends Action {
  /// A question.
  public ExtensionState(String context, String extension) {
    super("ExtensionState");
    with("Context", context);
    with("Exten", extension);
  }
}
