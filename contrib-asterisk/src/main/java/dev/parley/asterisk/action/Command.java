package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has a command of the console executed; [dev.parley.asterisk.Response#output] is what it prints.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Command extends Action {
  /// A command.
  ///
  /// @param command as on the console
  public Command(String command) {
    super("Command");
    with("Command", command);
  }
}
