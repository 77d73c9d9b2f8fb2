package dev.parley.bench.load;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One measurement that the load generator is asked for.
///
/// Immutable.
///
/// @param work what the connections do
/// @param port the server's port on 127.0.0.1
/// @param serverPids whose CPU time is read, together
/// @param connections how many are open, all from the beginning
/// @param depth lines in flight: for each connection in an echo, for each talker in a chat
/// @param warmupMillis how long the load runs before anything is counted
/// @param windowMillis how long it is counted
public record Job(
    Work work,
    int port,
    List<Long> serverPids,
    int connections,
    int depth,
    long warmupMillis,
    long windowMillis) {
  /// How many of the connections of a chat talk; all if there are fewer.
  public static final int TALKERS = 10;

  /// What a server says in [Work#CHAT] to each one who is there from now on, with its line end.
  public static final String WELCOME = "Welcome.\r\n";

  /// What a server asks in [Work#DIALOG], without a line end.
  public static final String QUESTION = "Name: ";

  /// What a server writes in [Work#COMPRESSED] before it sends the line back; about 12 KB, which is
  /// several times of what a compressor looks back on.
  public static final String PAGE =
      IntStream.range(0, 200)
          .mapToObj("%d: The way from here to there is %1$x paces long, or less.\r\n"::formatted)
          .collect(Collectors.joining());

  /// What the connections do.
  ///
  /// Immutable.
  public enum Work {
    /// Each connection sends lines and gets them back.
    ECHO,
    /// Each connection sends a line when the one before it has got its own back.
    RELAY,
    /// Ten connections talk, and each line goes to everybody, its author too. A talker sends its
    /// next burst of lines when everybody has got the last one.
    CHAT,
    /// Each connection sends one line, gets it back, and says nothing any more.
    IDLE,
    /// Each connection is asked a question, answers, and leaves the second question open.
    DIALOG,
    /// Each connection agrees to every telnet option, compression too, sends one line, gets [#PAGE]
    /// and the line back, and says nothing any more.
    COMPRESSED
  }

  /// {@return how many connections send lines}
  int talkers() {
    return work == Work.CHAT ? Math.min(TALKERS, connections) : connections;
  }
}
