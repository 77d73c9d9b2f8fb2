package dev.parley.bench.people;

/// What people have seen. All times are in nanoseconds.
///
/// Immutable.
///
/// @param nanos length of the window
/// @param commands how many were answered in it; every one that was typed was answered in the end
/// @param lines that all of them together saw in it
/// @param p50 from typing a command to seeing its own answer
/// @param p99 the same
/// @param longest the same
/// @param serverCpu CPU time of the server in the window
/// @param loadCpu that of the people
/// @param otherCpu that of everything else on the machine
/// @param storm what those saw who came in the window
public record Findings(
    long nanos,
    long commands,
    long lines,
    long p50,
    long p99,
    long longest,
    long serverCpu,
    long loadCpu,
    long otherCpu,
    Storm storm) {
  /// Sign-ins at the same time.
  ///
  /// Immutable.
  ///
  /// @param people how many
  /// @param median from the connection to the welcome
  /// @param last from the connection of the first one to the welcome of the last one
  /// @param waited how many were in only after two seconds or more
  /// @param told how many of these had been told their place in line
  /// @param silence the longest that somebody saw nothing after the connection: until the first
  ///   place in line, or the welcome
  public record Storm(int people, long median, long last, int waited, int told, long silence) {
    static final Storm NONE = new Storm(0, 0, 0, 0, 0, 0);
  }
}
