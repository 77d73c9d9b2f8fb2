package dev.parley.asterisk.peer;

import java.util.Map;

/// What a peer does next in a conversation.
sealed interface Step {
  /// Sends a text whose line ends are CR LF, after filling in what the client has sent:
  /// `${ActionID}` is a field of the action expected last, `${login.ActionID}` of the one that was
  /// called so.
  record Send(String text) implements Step {}

  /// Reads an action and compares the fields given; `*` stands for any value.
  record Expect(String name, Map<String, String> fields) implements Step {}

  /// Waits until the test calls [ScriptedPeer#go].
  record Hold() implements Step {}

  /// Ends the connection, in good order or by a reset.
  record Drop(boolean reset) implements Step {}

  /// Reads what comes and never answers, until the client ends the connection.
  record Listen() implements Step {}
}
