package dev.parley.gate;

import dev.parley.link.Excess;
import dev.parley.link.Keystroke;
import dev.parley.link.Signal;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.TerminalState;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/// What comes of one client's input, without sockets. The first offers are made and forgotten.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TelnetRecorder implements TelnetSink {
  static final int LIMIT = 64;
  static final int COMMANDS = 20;

  final List<String> lines = new ArrayList<>();
  final List<String> keys = new ArrayList<>();
  final List<Object> notices = new ArrayList<>();
  long now = 1_000_000;
  final TelnetInput input;

  private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
  private int mostKept;

  TelnetRecorder() {
    this(new TestPolicy().build(), COMMANDS);
  }

  TelnetRecorder(TelnetPolicy policy) {
    this(policy, 10_000);
  }

  private TelnetRecorder(TelnetPolicy policy, int commands) {
    input = new TelnetInput(LIMIT, commands, policy, OptionTable.of(policy), () -> now, this);
    input.start();
    replies.reset();
  }

  /// {@return text as UTF-8, with bytes in hex between braces}
  static byte[] bytes(String input) {
    var out = new ByteArrayOutputStream();
    for (var part : input.splitWithDelimiters("\\{[0-9a-f]*}", 0)) {
      var isHex = part.matches("\\{[0-9a-f]*}");
      out.writeBytes(
          isHex
              ? HexFormat.of().parseHex(part.substring(1, part.length() - 1))
              : part.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  /// Feeds text as by [#bytes].
  TelnetRecorder feed(String text) {
    feed(bytes(text), new int[0]);
    return this;
  }

  /// Feeds it cut at these places.
  void feed(byte[] bytes, int[] cuts) {
    int from = 0;
    for (int cut : cuts) {
      int to = Math.min(cut, bytes.length);
      input.accept(bytes, from, to);
      mostKept = Math.max(mostKept, input.kept());
      from = to;
    }
    // What is lent for the call must not be used after it.
    var rest = Arrays.copyOfRange(bytes, from, bytes.length);
    input.accept(rest, 0, rest.length);
    Arrays.fill(rest, (byte) '#');
    mostKept = Math.max(mostKept, input.kept());
  }

  /// {@return how many bytes were held on to at most, behind what was fed}
  int mostKept() {
    return mostKept;
  }

  /// {@return everything that came out, comparable}
  List<Object> outcome() {
    return List.of(lines, keys, notices, replies(), input.terminal());
  }

  TerminalState terminal() {
    return input.terminal();
  }

  int count(Object notice) {
    return Collections.frequency(notices, notice);
  }

  /// {@return the replies in hex}
  String replies() {
    return HexFormat.of().formatHex(replies.toByteArray());
  }

  /// {@return the replies since this was last asked, in hex}
  String takeReplies() {
    var taken = replies();
    replies.reset();
    return taken;
  }

  int replied() {
    return replies.size();
  }

  @Override
  public void line(String line) {
    lines.add(line);
  }

  @Override
  public void key(Keystroke key) {
    keys.add(key.name());
  }

  @Override
  public void lineTooLong() {
    notices.add(Excess.LINE);
  }

  @Override
  public void reply(byte[] bytes) {
    replies.writeBytes(bytes);
  }

  @Override
  public void compress(boolean on) {
    notices.add(on ? "compress" : "plain");
  }

  @Override
  public void settled() {
    notices.add("settled");
  }

  @Override
  public void outOfBand(String name, String json) {
    notices.add(name + " " + json);
  }

  @Override
  public void subnegotiation(int option, byte[] payload) {
    notices.add(option + " " + HexFormat.of().formatHex(payload));
  }

  @Override
  public void signal(Signal signal) {
    notices.add(signal);
  }

  @Override
  public void exceeded(Excess excess) {
    notices.add(excess);
  }
}
