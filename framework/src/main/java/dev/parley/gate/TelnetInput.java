package dev.parley.gate;

import static dev.parley.gate.Telnet.ABORT;
import static dev.parley.gate.Telnet.AO;
import static dev.parley.gate.Telnet.AYT;
import static dev.parley.gate.Telnet.BRK;
import static dev.parley.gate.Telnet.DM;
import static dev.parley.gate.Telnet.EC;
import static dev.parley.gate.Telnet.EL;
import static dev.parley.gate.Telnet.END_OF_RECORD;
import static dev.parley.gate.Telnet.EOF;
import static dev.parley.gate.Telnet.EOR;
import static dev.parley.gate.Telnet.GA;
import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.IP;
import static dev.parley.gate.Telnet.NOP;
import static dev.parley.gate.Telnet.SGA;
import static dev.parley.gate.Telnet.SUSP;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.link.Excess;
import dev.parley.link.Keystroke;
import dev.parley.link.Signal;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.TerminalState;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What one telnet client sends, from bytes to lines, messages and replies. No I/O.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TelnetInput implements TelnetDecoder.Sink {
  private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
  private static final Keystroke ERASE_LINE = new Keystroke("Ctrl-U");
  private static final byte[] BYTE_255 = {-1};
  private static final byte[] YES = "\r\n[Yes]\r\n".getBytes(US_ASCII);

  private final TelnetPolicy policy;
  private final TelnetSink sink;
  private final LongSupplier nanoTime;
  private final int maxCommands;
  private final LineAssembler lines;
  private final KeyAssembler keys;
  private final TelnetDecoder decoder = new TelnetDecoder(this);
  private final TelnetOptions options;

  /// Whether the client has sent a command, and so understands some.
  private boolean speaksTelnet;

  private boolean offered;

  /// Whether the client sends its keys one by one, and they are wanted so.
  private boolean byKeys;

  /// Whether answers are waited for that have their place before everything else.
  private boolean settling;

  /// Commands since `windowStart`, which means something only while there are any.
  private int commands;

  /// Bytes of subnegotiations since then.
  private int payloads;

  private long windowStart;
  private boolean answeredAyt;
  private long lastAyt;

  /// @param maxLineLength bytes in one line, without its end
  /// @param maxCommands telnet commands within ten seconds
  /// @param table made of the policy
  TelnetInput(
      int maxLineLength,
      int maxCommands,
      TelnetPolicy policy,
      OptionTable table,
      LongSupplier nanoTime,
      TelnetSink sink) {
    this.policy = policy;
    this.sink = sink;
    this.nanoTime = nanoTime;
    this.maxCommands = maxCommands;
    lines = new LineAssembler(maxLineLength, sink);
    keys = new KeyAssembler(sink);
    options = new TelnetOptions(policy, table, sink);
  }

  /// The client is there: offers what is to be offered, unless the client has to begin.
  ///
  /// @return whether there will be answers, so that [TelnetSink#settled] will be called if all of
  ///   them come
  boolean start() {
    if (policy.quiet()) {
      return false;
    }
    offerAll();
    settling = !options.isSettled();
    return settling;
  }

  /// Waits no longer for [TelnetSink#settled], which will not be called any more.
  void stopSettling() {
    settling = false;
  }

  private void offerAll() {
    offered = true;
    options.offerAll();
  }

  /// See [TelnetOptions#echo].
  void echo(boolean on) {
    options.echo(on);
  }

  /// See [TelnetOptions#keys]. What the client has typed of a line, or of a key, is not lost.
  void keys(boolean on) {
    options.keys(on);
    changeOver();
  }

  private void changeOver() {
    boolean now = options.sendsKeys();
    if (now == byKeys) {
      return;
    }
    byKeys = now;
    if (now) {
      lines.handOver(keys);
    } else {
      keys.handOver(lines);
    }
  }

  /// {@return whether the last key may have a part that has not come}
  boolean isInsideKey() {
    return byKeys && keys.isInsideKey();
  }

  /// Nothing follows the key that has begun: it is one as it is.
  void endKey() {
    keys.endKey();
  }

  /// Marks the end of a prompt, for a client that is known to understand it; to others, the mark
  /// would be a stray character.
  void endPrompt() {
    if (options.isOn(Side.LOCAL, END_OF_RECORD)) {
      sink.reply(new byte[] {(byte) IAC, (byte) EOR});
    } else if (speaksTelnet && !options.isOn(Side.LOCAL, SGA)) {
      sink.reply(new byte[] {(byte) IAC, (byte) GA});
    }
  }

  /// Sends what does nothing, to a client that is known to understand it.
  void keepAlive() {
    if (speaksTelnet) {
      sink.reply(new byte[] {(byte) IAC, (byte) NOP});
    }
  }

  /// {@return in which character set to write}
  Encoding encoding() {
    return options.encoding();
  }

  TelnetOptions options() {
    return options;
  }

  /// {@return what is known of the terminal now}
  TerminalState terminal() {
    return options.terminal(speaksTelnet);
  }

  void accept(byte[] bytes, int from, int to) {
    decoder.decode(bytes, from, to);
  }

  /// {@return how many bytes it holds on to of what is not complete yet, some bytes of a key aside}
  int kept() {
    return decoder.kept() + lines.kept();
  }

  private void settle() {
    if (settling && options.isSettled()) {
      settling = false;
      sink.settled();
    }
  }

  /// The client's input has ended: a last line without its end is a line all the same.
  void finish() {
    keys.endKey();
    lines.finish();
  }

  @Override
  public int dataUpToIac(byte[] bytes, int from, int to) {
    if (!byKeys) {
      return lines.acceptUpToIac(bytes, from, to);
    }
    int iac = ByteScan.find(bytes, from, to, IAC);
    keys.accept(bytes, from, iac);
    return iac;
  }

  @Override
  public void data255() {
    if (byKeys) {
      keys.accept(BYTE_255, 0, 1);
    } else {
      lines.accept(BYTE_255, 0, 1);
    }
  }

  @Override
  public void command(int command) {
    if (!withinLimit()) {
      return;
    }
    if (byKeys && pressed(command)) {
      return;
    }
    int typed = byteMeantBy(command);
    if (typed >= 0 && lines.isInsideCharacter()) {
      lines.accept(new byte[] {(byte) typed}, 0, 1);
      return;
    }
    switch (command) {
      case IP -> interrupt(Signal.INTERRUPT);
      case BRK -> interrupt(Signal.BREAK);
      case ABORT -> interrupt(Signal.ABORT);
      case SUSP -> interrupt(Signal.SUSPEND);
      case EL -> lines.eraseLine();
      case EC -> lines.eraseCharacter();
      case AYT -> answerAyt();
      case AO -> {
        // The mark tells the client where output that it still wants begins (RFC 854).
        sink.reply(new byte[] {(byte) IAC, (byte) DM});
        sink.signal(Signal.ABORT_OUTPUT);
      }
      case EOF -> sink.signal(Signal.END_OF_FILE);
      // NOP, GA, DM, EOR, a lone SE and what nobody has defined: nothing to do.
      default -> {}
    }
  }

  /// Takes the commands that edit, and are keys where keys are wanted.
  private boolean pressed(int command) {
    switch (command) {
      case EC -> sink.key(Keystroke.BACKSPACE);
      case EL -> sink.key(ERASE_LINE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void interrupt(Signal signal) {
    lines.eraseLine();
    sink.signal(signal);
  }

  @Override
  public void negotiation(int verb, int option) {
    if (withinLimit()) {
      options.negotiation(verb, option);
      changeOver();
      settle();
    }
  }

  @Override
  public int capacity(int option) {
    return options.capacity(option);
  }

  @Override
  public void subnegotiation(int option, byte[] payload, int length) {
    if (!withinLimit()) {
      return;
    }
    payloads += length;
    if (payloads > policy.payloadBudget()) {
      payloads = policy.payloadBudget();
      sink.exceeded(Excess.PAYLOAD);
    } else {
      options.subnegotiation(option, payload, length);
      lines.encoding(options.encoding());
      keys.encoding(options.encoding());
      settle();
    }
  }

  @Override
  public void passedOver(int option, boolean tooLarge) {
    if (withinLimit() && tooLarge) {
      sink.exceeded(Excess.PAYLOAD);
    }
  }

  /// GNU telnet takes some bytes of UTF-8 for the keys that interrupt, and sends their commands: an
  /// `Ü` arrives as C3 IAC BRK.
  ///
  /// @return the byte that was typed if the command stands inside a character, or -1
  private static int byteMeantBy(int command) {
    return switch (command) {
      case IP -> 0x83;
      case AO -> 0x8F;
      case SUSP -> 0x9A;
      case BRK -> 0x9C;
      default -> -1;
    };
  }

  private void answerAyt() {
    long now = nanoTime.getAsLong();
    if (answeredAyt && now - lastAyt < policy.areYouThereInterval().toNanos()) {
      sink.exceeded(Excess.ARE_YOU_THERE);
      return;
    }
    answeredAyt = true;
    lastAyt = now;
    sink.reply(YES);
  }

  private boolean withinLimit() {
    if (!speaksTelnet) {
      speaksTelnet = true;
      options.touch();
      if (!offered) {
        offerAll();
      }
    }
    long now = nanoTime.getAsLong();
    if (commands == 0 || now - windowStart >= WINDOW_NANOS) {
      windowStart = now;
      commands = 0;
      payloads = 0;
    }
    commands++;
    if (commands == maxCommands + 1) {
      sink.exceeded(Excess.NEGOTIATIONS);
    }
    return commands <= maxCommands;
  }
}
