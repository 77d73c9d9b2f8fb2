package dev.parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A person at a terminal, played by a test: a real socket that sends lines and expects answers.
///
/// ```java
/// try (var ann = SocketClient.connect(address)) {
///   ann.expect("name: ");
///   ann.send("Ann");
///   ann.expectLine("Welcome, Ann.");
/// }
/// ```
///
/// Every `expect` waits until what it names has arrived, at most the [ConnectOptions#limit] of 5 s,
/// and takes it: the next one looks at what follows. What does not come is an [ExpectationFailed],
/// which shows what came instead. Sending waits as long at most; a server that does not read fails
/// the test.
///
/// That something does *not* come can't be waited for. Ask the server something instead and expect
/// the answer as the very next text: what would have come has then come before it.
///
/// ```java
/// ann.send("/who");
/// ann.expectNext("Ann is here.");
/// ```
///
/// Telnet commands that the server sends are kept apart from the text, see [#telnet], and byte 255
/// is doubled in the text that is sent, unless the client is [ConnectOptions#raw].
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SocketClient implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;
  private static final int SHOWN = 2000;
  private static final Duration QUIET = Duration.ofMillis(100);

  private final ConnectOptions options;
  private final Socket socket;
  private final InetSocketAddress address;
  private final Inbox inbox = new Inbox();
  private final Transcript transcript = new Transcript();
  private final ReadingGate reading = new ReadingGate();
  private final Outbox outbox;

  /// {@return the options to begin with: telnet, UTF-8, a limit of 5 s}
  public static ConnectOptions options() {
    return new ConnectOptions(Duration.ofSeconds(5), false, StandardCharsets.UTF_8, 0);
  }

  /// Connects with the usual [#options].
  ///
  /// @throws UncheckedIOException if nobody listens there, or after 5 s
  public static SocketClient connect(InetSocketAddress address) {
    return options().connect(address);
  }

  /// Connects with the usual [#options].
  ///
  /// @throws UncheckedIOException if nobody listens there, or after 5 s
  public static SocketClient connect(String host, int port) {
    return connect(new InetSocketAddress(host, port));
  }

  @SuppressWarnings("AddressSelection") // the caller chose the address
  SocketClient(InetSocketAddress address, ConnectOptions options) {
    this.address = address;
    this.options = options;
    this.socket = new Socket();
    this.outbox = new Outbox(socket);
    try {
      if (options.receiveBuffer() > 0) {
        socket.setReceiveBufferSize(options.receiveBuffer());
      }
      socket.setTcpNoDelay(true);
      socket.connect(address, Math.toIntExact(options.limit().toMillis()));
    } catch (IOException e) {
      closeQuietly();
      throw new UncheckedIOException("can't connect to " + address, e);
    }
    Thread.ofVirtual().name("socket-client-reader").start(this::read);
  }

  // Sending.

  /// Sends a line and its end, CR LF.
  public void send(String line) {
    sendText(line + "\r\n");
  }

  /// Sends text as it is, without a line end.
  public void sendText(String text) {
    byte[] bytes = text.getBytes(options.charset());
    write(options.raw() ? bytes : Bytes.doubled(bytes));
  }

  /// Sends bytes as they are.
  public void sendBytes(byte[] bytes) {
    write(bytes.clone());
  }

  /// Sends bytes as they are: `sendBytes(255, 253, 6)`.
  ///
  /// @param bytes 0 to 255 each
  public void sendBytes(int... bytes) {
    write(Bytes.of(bytes));
  }

  // Expecting text.

  /// Waits for the text, and takes it with everything before it.
  ///
  /// @return what came, up to and including the text
  public String expect(String text) {
    byte[] needle = text.getBytes(options.charset());
    var searched = new AtomicInteger();
    return take(
        "text " + Visible.text(text, SHOWN),
        () -> {
          int found = inbox.find(needle, searched.get());
          searched.set(Math.max(0, inbox.size() - needle.length + 1));
          return found;
        });
  }

  /// Waits for the text, which must be the very next that comes.
  public void expectNext(String text) {
    expectNext(text.getBytes(options.charset()), "as the very next: " + Visible.text(text, SHOWN));
  }

  /// Waits for the rest of a line, and takes it with its end.
  ///
  /// @return the line without its end, CR LF or LF
  public String expectLine() {
    String line = take("a line", () -> inbox.find(new byte[] {'\n'}, 0));
    int end = line.endsWith("\r\n") ? line.length() - 2 : line.length() - 1;
    return line.substring(0, end);
  }

  /// Waits for this line, which must be the very next that comes.
  ///
  /// @param line without its end, CR LF
  public void expectLine(String line) {
    byte[] bytes = (line + "\r\n").getBytes(options.charset());
    expectNext(bytes, "as the next line: " + Visible.text(line, SHOWN));
  }

  /// Waits until the pattern is found, and takes the match with everything before it. Since text
  /// may arrive in pieces, a pattern should end in something fixed: after `\d+` half a number may
  /// have come.
  ///
  /// @return what came, up to and including the match
  public String expectMatch(Pattern pattern) {
    return take("a match of /" + pattern + "/", () -> inbox.find(pattern, options.charset()));
  }

  /// Waits for exactly these bytes, which must be the very next that come.
  public void expectBytes(byte[] bytes) {
    expectNext(
        bytes,
        "as the very next %d bytes: %s".formatted(bytes.length, Visible.bytes(bytes, SHOWN)));
  }

  /// Waits for exactly these bytes, which must be the very next that come: `expectBytes(255, 251,
  /// 6)`.
  ///
  /// @param bytes 0 to 255 each
  public void expectBytes(int... bytes) {
    expectBytes(Bytes.of(bytes));
  }

  /// Waits for so many bytes, and takes them.
  public byte[] takeBytes(int count) {
    int found = await(count + " bytes", () -> inbox.size() >= count ? count : Inbox.NOT_YET);
    return inbox.take(found);
  }

  /// {@return what has arrived and was not taken yet; it is not taken, and not waited for}
  public String unread() {
    return new String(inbox.unread(), options.charset());
  }

  // Expecting nothing, or the end.

  /// Watches for a tenth of a second that nothing comes, see [#expectNothing(Duration)].
  public void expectNothing() {
    expectNothing(QUIET);
  }

  /// Watches that no text comes for so long, and that the server does not close. On a slow machine
  /// what is late goes unnoticed: a question with [#expectNext] is better wherever there is one.
  public void expectNothing(Duration quiet) {
    int found = await(quiet, () -> inbox.size() > 0 ? 0 : Inbox.NOT_YET, "nothing");
    if (found != Inbox.NOT_YET || inbox.ended() != null) {
      throw failure("no text for " + seconds(quiet), null);
    }
  }

  /// Waits until the server has closed the connection or broken it.
  ///
  /// @return the text that came before and was not taken yet
  public String expectClosed() {
    await("the end of the connection", () -> inbox.ended() != null ? 0 : Inbox.NOT_YET);
    return new String(inbox.take(inbox.size()), options.charset());
  }

  // Telnet.

  /// {@return all telnet commands that have come so far, as `NOP`, `DO TIMING-MARK`, `WONT 99` or
  /// `SB TTYPE 01`: command, option by its usual name or number, payload in hexadecimal}
  public List<String> telnet() {
    return inbox.telnet();
  }

  /// Waits for a telnet command, written as in [#telnet], behind the one that was expected last.
  public void expectTelnet(String command) {
    await("telnet command " + command, () -> inbox.takeTelnet(command));
  }

  // Misbehaving.

  /// Ends the input of the server, while its output still comes (half-close).
  public void endInput() {
    transcript.note("ended the input");
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw failure("to end the input", e);
    }
  }

  /// Breaks the connection at once, so that the server sees a reset.
  public void reset() {
    transcript.note("reset");
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException e) {
      throw failure("to reset the connection", e);
    }
    close();
  }

  /// Stops reading from the socket, as a client that hangs; one piece may still come. What arrives
  /// stays in the buffers of the operating system until they are full.
  public void stopReading() {
    transcript.note("stopped reading");
    reading.close();
  }

  /// Reads on after [#stopReading].
  public void resumeReading() {
    transcript.note("resumed reading");
    reading.open();
  }

  /// Closes the connection. A repeat call has no effect.
  @Override
  public void close() {
    inbox.end("closed by this client");
    reading.open();
    closeQuietly();
    outbox.close();
  }

  /// {@return the address of this end, as the server sees it}
  public InetSocketAddress localAddress() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /// {@return whether the connection has ended, by either side}
  public boolean isEnded() {
    return inbox.ended() != null;
  }

  // Inside.

  private void read() {
    var filter = options.raw() ? null : new TelnetFilter();
    byte[] chunk = new byte[CHUNK];
    String ended;
    try {
      var in = socket.getInputStream();
      int count;
      while (reading.pass() && (count = in.read(chunk)) >= 0) {
        receive(filter, chunk, count);
      }
      ended = "closed by the server";
    } catch (IOException e) {
      ended = "broken: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = "the reading thread was interrupted";
    }
    transcript.note(ended);
    inbox.end(ended);
  }

  private void receive(@Nullable TelnetFilter filter, byte[] chunk, int count) {
    byte[] text = filter == null ? Arrays.copyOf(chunk, count) : filter.text(chunk, count);
    List<String> commands = filter == null ? List.of() : filter.takeCommands();
    if (text.length > 0) {
      transcript.received(text);
    }
    commands.forEach(command -> transcript.note("received IAC " + command));
    inbox.put(text, commands);
  }

  private void write(byte[] bytes) {
    transcript.sent(bytes);
    var sending = outbox.send(bytes);
    try {
      if (!sending.await(options.limit())) {
        throw failure(sending + " in " + seconds(options.limit()), null);
      }
    } catch (IOException e) {
      throw failure(sending.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(sending + ", and was interrupted", e);
    }
  }

  private String take(String what, IntSupplier search) {
    return new String(inbox.take(await(what, search)), options.charset());
  }

  private void expectNext(byte[] expected, String what) {
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

  private int await(String what, IntSupplier search) {
    int found = await(options.limit(), search, what);
    if (found == Inbox.NOT_YET) {
      String waited =
          inbox.ended() == null
              ? " within " + seconds(options.limit())
              : ", and nothing can follow any more";
      throw failure(what + waited, null);
    }
    return found;
  }

  private int await(Duration limit, IntSupplier search, String what) {
    try {
      return inbox.await(limit, search);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(what + ", and was interrupted", e);
    }
  }

  private ExpectationFailed failure(String expected, @Nullable Throwable cause) {
    byte[] unread = inbox.unread();
    String ended = inbox.ended();
    return new ExpectationFailed(
        """
        expected %s
          arrived and not taken: %s
          connection to %s: %s
          latest:
        %s\
        """
            .formatted(
                expected,
                unread.length == 0 ? "nothing" : Visible.bytes(unread, SHOWN),
                address,
                ended == null ? "open" : ended,
                transcript.show()),
        cause);
  }

  private void closeQuietly() {
    try {
      socket.close();
    } catch (IOException e) {
      transcript.note("closing failed: " + e.getMessage());
    }
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }
}
