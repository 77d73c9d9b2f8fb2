package dev.parley.link;

/// Which bound of a client's input or output was exceeded; only [#WAITING] is one of [Mode#RAW]
/// clients too.
///
/// Immutable.
public enum Excess {
  /// `max-line-length`: the rest of the line was dropped.
  LINE,
  /// `max-waiting-lines`: the client is not read until there are fewer. Nothing is lost. Told once
  /// until nothing of what it has sent waits any more.
  WAITING,
  /// `max-payload` or `payload-budget`: a subnegotiation was dropped.
  PAYLOAD,
  /// `max-nesting`: an out-of-band message was dropped.
  NESTING,
  /// `max-variables`, or a variable of more than 1 KB: it was passed over.
  VARIABLES,
  /// `max-terminal-types`: the client is not asked for more.
  TERMINAL_TYPES,
  /// `are-you-there-interval`: the question was not answered.
  ARE_YOU_THERE,
  /// `negotiations`: the client is closed.
  NEGOTIATIONS,
  /// `unsent-soft`: messages to the client were dropped.
  UNSENT
}
