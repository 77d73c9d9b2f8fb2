package dev.parley.bench.people;

import dev.parley.bench.load.LoadException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/// One who signs up or in, types commands, and watches for the answers.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Patron implements AutoCloseable {
  private static final byte IAC = (byte) 255;
  private static final int IAC_BYTES = 3;

  final int number;
  final SocketChannel channel;
  private final String name;
  private final Watch watch;
  private final long connected;
  private final Queue<Waiting> waiting = new ArrayDeque<>();

  /// What has come of a line whose end has not.
  private String rest = "";

  private String last = "";
  private long toldPlace;
  private long entered;

  /// A command without its answer.
  private record Waiting(Mix.Typed typed, long since) {}

  /// Who is told of what comes.
  interface Watch {
    /// A line has come.
    void saw();

    /// A command is answered.
    void answered(long nanos);
  }

  Patron(int number, int port, Watch watch) throws IOException {
    this.number = number;
    this.name = Mix.name(number);
    this.watch = watch;
    this.connected = System.nanoTime();
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
  }

  /// {@return whether the sign-in is done}
  boolean isIn() {
    return entered != 0;
  }

  /// {@return whether all commands are answered}
  boolean isQuiet() {
    return waiting.isEmpty();
  }

  /// {@return whether a place in line was told}
  boolean wasToldPlace() {
    return toldPlace != 0;
  }

  long connected() {
    return connected;
  }

  long entered() {
    return entered;
  }

  /// {@return from the connection to the first place in line, or else to the welcome}
  long silence() {
    return (wasToldPlace() ? toldPlace : entered) - connected;
  }

  void type(Mix.Typed typed) throws IOException {
    waiting.add(new Waiting(typed, System.nanoTime()));
    send(typed.line());
  }

  /// A few bytes fit into the buffer of a socket, unless nobody has read it for long.
  private void send(String line) throws IOException {
    var bytes = ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      throw failure("could not send \"" + line + "\" (expected that the gate reads)");
    }
  }

  /// Reads what has come, and does what the sign-in asks for.
  void read(ByteBuffer buffer) throws IOException {
    if (channel.read(buffer.clear()) < 0) {
      throw failure("was disconnected");
    }
    long now = System.nanoTime();
    var text = rest + text(buffer.flip());
    int from = 0;
    for (int end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n", from)) {
      see(text.substring(from, end), now);
      from = end + 2;
    }
    rest = text.substring(from);
    if (!isIn() && rest.endsWith(" ")) {
      answer();
    }
  }

  /// Passes over what telnet says about the echo of passwords.
  private static String text(ByteBuffer in) {
    var text = new StringBuilder(in.remaining());
    while (in.hasRemaining()) {
      byte next = in.get();
      if (next == IAC) {
        in.position(Math.min(in.limit(), in.position() + IAC_BYTES - 1));
      } else {
        text.append((char) (next & 0xff));
      }
    }
    return text.toString();
  }

  private void answer() throws IOException {
    String line =
        rest.endsWith("your name? ")
            ? name
            : rest.endsWith("(yes/no) ")
                ? "yes"
                : rest.endsWith("Password: ") ? TalkerMain.PASSWORD : "";
    if (!line.isEmpty()) {
      rest = "";
      send(line);
    }
  }

  private void see(String line, long now) {
    last = line;
    watch.saw();
    if (!isIn()) {
      if (line.contains("Hello " + name)) {
        entered = now;
      } else if (toldPlace == 0 && line.contains("You are number ")) {
        toldPlace = now;
      }
      return;
    }
    var first = waiting.peek();
    if (first != null && first.typed().isAnsweredBy(line)) {
      waiting.remove();
      watch.answered(now - first.since());
    }
  }

  LoadException failure(String what) {
    var first = waiting.peek();
    return new LoadException(
        "%s: %s; waits for the answer to %s; saw \"%s\" last, then \"%s\""
            .formatted(name, what, first == null ? "nothing" : first.typed(), last, rest));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
