package dev.parley.commands;

import dev.parley.Client;
import java.util.List;

/// How the words behind the name of a command are understood. Made once, when the command is added.
///
/// Thread-safe.
sealed interface Syntax permits PatternSyntax, RegexSyntax {
  /// What an argument is.
  ///
  /// @param type the class of its value; of one element, if it is a list
  /// @param optional whether it may be left out
  record Parameter(String name, Class<?> type, boolean list, boolean optional) {}

  /// {@return the arguments in their order}
  List<Parameter> parameters();

  /// {@return how it is shown to people, without the name of the command; empty if nothing follows}
  String shown();

  /// Understands what stands behind the name of a command.
  ///
  /// @throws CommandRefused if an argument is none
  /// @throws SyntaxMismatch if there are too few words, too many, or others
  Arguments parse(String words, Client client, RegisteredCommand command) throws SyntaxMismatch;

  /// The words are not those of the command.
  final class SyntaxMismatch extends Exception {
    private static final long serialVersionUID = 1L;

    SyntaxMismatch() {
      super("the words do not fit the syntax", null, false, false);
    }
  }
}
