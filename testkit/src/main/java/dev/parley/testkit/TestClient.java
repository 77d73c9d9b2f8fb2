package dev.parley.testkit;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Pattern;

/// A person at a terminal, played by a test: on a real socket as [SocketClient], or without one as
/// [MemoryClient].
///
/// Every `expect` waits until what it names has arrived, and takes it: the next one looks at what
/// follows. What does not come is an [ExpectationFailed], which shows what came instead.
///
/// That something does *not* come can't be waited for on a socket. Ask the server something instead
/// and expect the answer as the very next text: what would have come has then come before it.
///
/// ```java
/// ann.send("/who");
/// ann.expectNext("Ann is here.");
/// ```
///
/// Text is as a terminal gets it: its lines end in CR LF.
///
/// Not thread-safe: many threads may use it, one at a time.
public interface TestClient extends AutoCloseable {
  // Sending.

  /// Sends a line and its end, CR LF.
  default void send(String line) {
    sendText(line + "\r\n");
  }

  /// Sends text as it is, without a line end.
  void sendText(String text);

  // Expecting text.

  /// Waits for the text, and takes it with everything before it.
  ///
  /// @return what came, up to and including the text
  String expect(String text);

  /// Waits for the text, which must be the very next that comes.
  void expectNext(String text);

  /// Waits for the rest of a line, and takes it with its end.
  ///
  /// @return the line without its end, CR LF or LF
  String expectLine();

  /// Waits for this line, which must be the very next that comes.
  ///
  /// @param line without its end, CR LF
  void expectLine(String line);

  /// Waits until the pattern is found, and takes the match with everything before it. Since text
  /// may arrive in pieces, a pattern should end in something fixed: after `\d+` half a number may
  /// have come.
  ///
  /// @return what came, up to and including the match
  String expectMatch(Pattern pattern);

  /// {@return what has arrived and was not taken yet; it is not taken}
  String unread();

  // Expecting nothing, or the end.

  /// Watches for a moment that no text comes, and that the server does not close.
  void expectNothing();

  /// Watches that no text comes for so long, and that the server does not close.
  void expectNothing(Duration quiet);

  /// Waits until the server has closed the connection or broken it.
  ///
  /// @return the text that came before and was not taken yet
  String expectClosed();

  /// {@return whether the connection has ended, by either side}
  boolean isEnded();

  /// {@return whether the terminal hides what is typed, as for a secret question; as of what has
  /// come so far}
  boolean isTypingHidden();

  // Leaving.

  /// Ends the input of the server, while its output still comes (half-close).
  void endInput();

  /// Breaks the connection at once, so that the server sees a reset.
  void reset();

  /// Closes the connection. A repeat call has no effect.
  @Override
  void close();

  /// {@return the address of this end, as the server sees it}
  InetSocketAddress localAddress();
}
