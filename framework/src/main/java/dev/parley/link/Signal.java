package dev.parley.link;

/// What a telnet client says by a command and not by a line.
///
/// Immutable.
public enum Signal {
  /// IP, the key that interrupts (Ctrl-C in many clients). The pending line was dropped.
  INTERRUPT,
  /// BRK, the break key. The pending line was dropped.
  BREAK,
  /// ABORT. The pending line was dropped.
  ABORT,
  /// SUSP, the key that suspends (Ctrl-Z in many clients). The pending line was dropped.
  SUSPEND,
  /// AO: the person wants to see no more of the present output.
  ABORT_OUTPUT,
  /// EOF: nothing more will be typed, though the connection stays open.
  END_OF_FILE,
  /// DO MSSP: somebody who lists services asks for the variables of this one.
  STATUS_ASKED
}
