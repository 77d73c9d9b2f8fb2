package dev.parley.link;

/// How a listener reads and writes its clients.
///
/// Immutable.
public enum Mode {
  /// Telnet: commands are parsed out, input arrives as lines without their ends, and every line
  /// feed that is written becomes CR LF.
  LINE,

  /// Bytes as they arrive; nothing is changed either way.
  RAW
}
