package dev.parley.testkit;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What clients of all kinds have in common: text arrives in an inbox and is expected there.
///
/// Not thread-safe: many threads may use it, one at a time.
abstract sealed class ExpectingClient implements TestClient permits SocketClient, MemoryClient {
  static final int SHOWN = 2000;

  final Inbox inbox = new Inbox();
  final Traffic traffic;
  private final Duration limit;
  private final Charset charset;

  /// @param limit how long an expectation may take
  /// @param nanos the clock that is shown
  ExpectingClient(Duration limit, Charset charset, LongSupplier nanos) {
    traffic = new Traffic(nanos);
    this.limit = limit;
    this.charset = charset;
  }

  /// Lets what is under way arrive, if that can be known.
  abstract void settle();

  /// {@return where the connection leads, for the message of a failure}
  abstract String connection();

  @Override
  public String expect(String text) {
    byte[] needle = text.getBytes(charset);
    var searched = new AtomicInteger();
    return take(
        "text " + Visible.text(text, SHOWN),
        () -> {
          int found = inbox.find(needle, searched.get());
          searched.set(Math.max(0, inbox.size() - needle.length + 1));
          return found;
        });
  }

  @Override
  public void expectNext(String text) {
    expectNext(text.getBytes(charset), "as the very next: " + Visible.text(text, SHOWN));
  }

  @Override
  public String expectLine() {
    String line = take("a line", () -> inbox.find(new byte[] {'\n'}, 0));
    int end = line.endsWith("\r\n") ? line.length() - 2 : line.length() - 1;
    return line.substring(0, end);
  }

  @Override
  public void expectLine(String line) {
    byte[] bytes = (line + "\r\n").getBytes(charset);
    expectNext(bytes, "as the next line: " + Visible.text(line, SHOWN));
  }

  @Override
  public String expectMatch(Pattern pattern) {
    return take("a match of /" + pattern + "/", () -> inbox.find(pattern, charset));
  }

  @Override
  public String unread() {
    settle();
    return new String(inbox.unread(), charset);
  }

  @Override
  public String expectClosed() {
    await("the end of the connection", () -> inbox.ended() != null ? 0 : Inbox.NOT_YET);
    return takeAll();
  }

  @Override
  public boolean isEnded() {
    settle();
    return inbox.ended() != null;
  }

  /// {@return what has arrived and was not taken yet, and takes it}
  String takeAll() {
    return new String(inbox.take(inbox.size()), charset);
  }

  void expectNext(byte[] expected, String what) {
    int common =
        await(
            what,
            () -> {
              int same = inbox.common(expected);
              boolean decided = same == expected.length || same < inbox.size();
              return decided ? same : Inbox.NOT_YET;
            });
    if (common < expected.length) {
      throw failure("%s\n  (as expected up to byte %d)".formatted(what, common), null);
    }
    inbox.take(common);
  }

  int await(String what, IntSupplier search) {
    int found = await(limit, search, what);
    if (found == Inbox.NOT_YET) {
      String waited =
          inbox.ended() == null ? " within " + seconds(limit) : ", and nothing can follow any more";
      throw failure(what + waited, null);
    }
    return found;
  }

  int await(Duration limit, IntSupplier search, String what) {
    settle();
    try {
      return inbox.await(limit, search);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(what + ", and was interrupted", e);
    }
  }

  /// Fails if anything has come, or the end.
  void requireNothing(Duration quiet) {
    if (inbox.size() > 0 || inbox.ended() != null) {
      throw failure("no text for " + seconds(quiet), null);
    }
  }

  ExpectationFailed failure(String expected, @Nullable Throwable cause) {
    byte[] unread = inbox.unread();
    String ended = inbox.ended();
    return new ExpectationFailed(
        """
        expected %s
          arrived and not taken: %s
          connection %s: %s
          latest:
        %s\
        """
            .formatted(
                expected,
                unread.length == 0 ? "nothing" : Visible.bytes(unread, SHOWN),
                connection(),
                ended == null ? "open" : ended,
                traffic.show()),
        cause);
  }

  private String take(String what, IntSupplier search) {
    return new String(inbox.take(await(what, search)), charset);
  }

  static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }
}
