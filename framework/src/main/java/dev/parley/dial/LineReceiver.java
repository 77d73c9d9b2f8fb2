package dev.parley.dial;

/// Is told what comes over a connection: its lines in their order, then its end, once.
///
/// Called on the strand of the service. Must not wait: what has come meanwhile would be told before
/// it goes on. Work that waits goes into a task of its own, by [dev.parley.Service#start], or an
/// event. What it throws is logged.
public interface LineReceiver {
  /// A line has come.
  ///
  /// @param line without its end, which is LF or CR LF; also the last one of a connection that
  ///   ended without it
  void line(String line);

  /// A line has come that is longer than [Dial#maxLineLength] allows; the rest of it is dropped.
  /// Unless this is overridden, its beginning is taken for a line.
  ///
  /// @param beginning as much of it as is allowed
  default void cutLine(String beginning) {
    line(beginning);
  }

  /// The connection has ended; nothing comes any more.
  void ended(Ending ending);
}
