package dev.parley.commands;

/// A command is written wrongly: its pattern, a method, or its name, which another one has. The
/// message says what was expected.
///
/// Immutable.
public final class CommandDefinitionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  CommandDefinitionException(String message) {
    super(message);
  }
}
