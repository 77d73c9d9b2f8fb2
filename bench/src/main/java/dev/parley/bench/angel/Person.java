package dev.parley.bench.angel;

import dev.parley.bench.load.LoadException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// One who types the lines of a script and compares everything that comes back with it.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Person implements AutoCloseable {
  /// How many lines somebody types ahead of the answers.
  static final int AHEAD = 4;

  final SocketChannel channel;
  private final Script script;
  private final Watch watch;
  private final long[] times = new long[AHEAD];
  private final Map<String, Integer> heard = new HashMap<>();

  /// What has come of an answer whose end has not.
  private String rest = "";

  /// The second half of a line whose first half is sent.
  private String half = "";

  private boolean welcomed;
  private int typed;
  private int answered;

  /// Who is told of answers.
  interface Watch {
    /// An answer is the one that it has to be.
    ///
    /// @param process who gave it; 0 if it does not tell
    /// @param sent when the line was typed
    void answered(long process, long sent, long now);
  }

  Person(InetSocketAddress address, Script script, Watch watch) throws IOException {
    this.script = script;
    this.watch = watch;
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
  }

  boolean isWelcomed() {
    return welcomed;
  }

  int typed() {
    return typed;
  }

  int answered() {
    return answered;
  }

  /// {@return how many lines were typed to their end}
  int finished() {
    return half.isEmpty() ? typed : typed - 1;
  }

  boolean mayType() {
    return typed - answered < AHEAD;
  }

  /// Types the next line, or the rest of the last one.
  ///
  /// @param whole whether to type a line to its end
  void type(boolean whole) throws IOException {
    if (!half.isEmpty()) {
      finish();
      return;
    }
    var line = script.line(typed) + "\r\n";
    typed++;
    int first = whole ? 0 : line.length() / 2;
    send(line.substring(0, first));
    half = line.substring(first);
    if (whole) {
      finish();
    }
  }

  /// Types the rest of a line that was only begun.
  void finish() throws IOException {
    if (!half.isEmpty()) {
      times[(typed - 1) % AHEAD] = System.nanoTime();
      send(half);
      half = "";
    }
  }

  /// A few bytes fit into the buffer of a socket, unless nobody has read it for long.
  private void send(String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      throw failure("could not send \"" + text + "\" (expected that the gate reads)");
    }
  }

  /// Reads and compares what has come.
  void read(ByteBuffer buffer) throws IOException {
    try {
      if (channel.read(buffer.clear()) < 0) {
        throw failure("was disconnected");
      }
    } catch (IOException e) {
      throw failure("was disconnected: " + e.getMessage());
    }
    var text = rest + StandardCharsets.US_ASCII.decode(buffer.flip());
    long now = System.nanoTime();
    int from = 0;
    while (true) {
      int end = text.indexOf(text.startsWith("?", from) ? Script.PROMPT_END : "\r\n", from);
      if (end < 0) {
        break;
      }
      see(text.substring(from, end), now);
      from = end + 2;
    }
    rest = text.substring(from);
  }

  private void see(String text, long now) {
    if (!welcomed) {
      expect(text, Script.WELCOME);
      welcomed = true;
    } else if (text.startsWith("~ ")) {
      hear(text.split(" ", -1));
    } else {
      if (answered == typed) {
        throw failure("saw \"" + text + "\" (expected nothing more)");
      }
      var process = script.process(text);
      expect(
          process.isPresent() ? text.substring(0, text.lastIndexOf(' ')) : text,
          script.answer(answered));
      watch.answered(process.orElse(0), times[answered % AHEAD], now);
      answered++;
    }
  }

  private void expect(String seen, String wanted) {
    if (!seen.equals(wanted)) {
      throw failure("saw \"%s\" (expected \"%s\")".formatted(seen, wanted));
    }
  }

  /// What somebody else has said, whose numbers count up.
  private void hear(String[] words) {
    int number = Integer.parseInt(words[2]);
    var last = heard.put(words[1], number);
    if (last != null && number != last + 1) {
      throw failure(
          "heard %s say %d after %d (expected %d)".formatted(words[1], number, last, last + 1));
    }
  }

  /// {@return the last that was heard of that talker; -1 for nothing}
  int heard(int talker) {
    return heard.getOrDefault(Integer.toString(talker), -1);
  }

  private LoadException failure(String what) {
    return new LoadException(
        "%s, %d lines typed, %d answered, %s: %s"
            .formatted(script, typed, answered, channel, what));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
