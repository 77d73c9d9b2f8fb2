package dev.parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
/// Every `expect` waits at most the [ConnectOptions#limit] of 5 s. Sending waits as long at most; a
/// server that does not read fails the test.
///
/// Telnet commands that the server sends are kept apart from the text, see [#telnet], and every
/// option but ECHO that it offers or asks for is refused, unless the test has asked for it itself;
/// byte 255 is doubled in the text that is sent. A client that is [ConnectOptions#raw] does nothing
/// of that.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SocketClient extends ExpectingClient {
  private static final int WILL = 251;
  private static final int DO = 253;
  private static final int IAC = 255;
  private static final int CHUNK = 16 * 1024;
  private static final Duration QUIET = Duration.ofMillis(100);

  private final ConnectOptions options;
  private final Socket socket;
  private final InetSocketAddress address;
  private final ReadingGate reading = new ReadingGate();
  private final Outbox outbox;

  /// Options that the test itself has negotiated; guarded by itself.
  private final Set<Integer> wanted = new HashSet<>();

  /// {@return the options to begin with: telnet, UTF-8, a limit of 5 s, or of as many as the system
  /// property `parley.testkit.limit` says}
  public static ConnectOptions options() {
    return new ConnectOptions(ConnectOptions.DEFAULT_LIMIT, false, StandardCharsets.UTF_8, 0);
  }

  /// Connects with the usual [#options].
  ///
  /// @throws UncheckedIOException if nobody listens there, or after the limit
  public static SocketClient connect(InetSocketAddress address) {
    return options().connect(address);
  }

  /// Connects with the usual [#options].
  ///
  /// @throws UncheckedIOException if nobody listens there, or after the limit
  public static SocketClient connect(String host, int port) {
    return connect(new InetSocketAddress(host, port));
  }

  @SuppressWarnings("AddressSelection") // the caller chose the address
  SocketClient(InetSocketAddress address, ConnectOptions options) {
    super(options.limit(), options.charset(), System::nanoTime);
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

  @Override
  public void sendText(String text) {
    byte[] bytes = text.getBytes(options.charset());
    write(options.raw() ? bytes : Bytes.doubled(bytes));
  }

  /// Sends bytes as they are.
  public void sendBytes(byte[] bytes) {
    synchronized (wanted) {
      noteWanted(bytes);
    }
    write(bytes.clone());
  }

  /// Sends bytes as they are: `sendBytes(255, 253, 6)`.
  ///
  /// @param bytes 0 to 255 each
  public void sendBytes(int... bytes) {
    sendBytes(Bytes.of(bytes));
  }

  private void noteWanted(byte[] bytes) {
    for (int at = 0; at + 2 < bytes.length; at++) {
      int verb = bytes[at + 1] & 0xFF;
      if ((bytes[at] & 0xFF) == IAC && (verb == WILL || verb == DO)) {
        wanted.add(bytes[at + 2] & 0xFF);
      }
    }
  }

  // Expecting bytes.

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

  // Expecting nothing.

  /// Watches for a tenth of a second that nothing comes, see [#expectNothing(Duration)].
  @Override
  public void expectNothing() {
    expectNothing(QUIET);
  }

  /// Watches that no text comes for so long, and that the server does not close. On a slow machine
  /// what is late goes unnoticed: a question with [#expectNext] is better wherever there is one.
  @Override
  public void expectNothing(Duration quiet) {
    await(quiet, () -> inbox.size() > 0 ? 0 : Inbox.NOT_YET, "nothing");
    requireNothing(quiet);
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

  @Override
  public boolean isTypingHidden() {
    List<String> commands = telnet();
    return commands.lastIndexOf("WILL ECHO") > commands.lastIndexOf("WONT ECHO");
  }

  // Misbehaving.

  @Override
  public void endInput() {
    traffic.note("ended the input");
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw failure("to end the input", e);
    }
  }

  @Override
  public void reset() {
    traffic.note("reset");
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
    traffic.note("stopped reading");
    reading.close();
  }

  /// Reads on after [#stopReading].
  public void resumeReading() {
    traffic.note("resumed reading");
    reading.open();
  }

  @Override
  public void close() {
    inbox.end("closed by this client");
    reading.open();
    closeQuietly();
    outbox.close();
  }

  @Override
  public InetSocketAddress localAddress() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  // Inside.

  /// Nobody knows what is still under way on a socket.
  @Override
  void settle() {}

  @Override
  String connection() {
    return "to " + address;
  }

  private void read() {
    var filter = options.raw() ? null : new TelnetFilter(wanted::contains);
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
    traffic.note(ended);
    inbox.end(ended);
  }

  private void receive(@Nullable TelnetFilter filter, byte[] chunk, int count) {
    byte[] text;
    // So that a refusal never comes behind what the test sends to the contrary.
    synchronized (wanted) {
      text = filter == null ? Arrays.copyOf(chunk, count) : filter.text(chunk, count);
      byte[] refusals = filter == null ? new byte[0] : filter.takeRefusals();
      if (refusals.length > 0) {
        // Nobody waits for it: a server that does not read has no use for it either.
        outbox.send(refusals);
      }
    }
    List<String> commands = filter == null ? List.of() : filter.takeCommands();
    if (text.length > 0) {
      traffic.received(text);
    }
    commands.forEach(command -> traffic.note("received IAC " + command));
    inbox.put(text, commands);
  }

  private void write(byte[] bytes) {
    traffic.sent(bytes);
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

  private void closeQuietly() {
    try {
      socket.close();
    } catch (IOException e) {
      traffic.note("closing failed: " + e.getMessage());
    }
  }
}
