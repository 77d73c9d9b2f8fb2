package dev.parley.gate;

import static dev.parley.gate.Telnet.ABORT;
import static dev.parley.gate.Telnet.AO;
import static dev.parley.gate.Telnet.AYT;
import static dev.parley.gate.Telnet.BRK;
import static dev.parley.gate.Telnet.DO;
import static dev.parley.gate.Telnet.DONT;
import static dev.parley.gate.Telnet.EC;
import static dev.parley.gate.Telnet.ECHO;
import static dev.parley.gate.Telnet.EL;
import static dev.parley.gate.Telnet.GA;
import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.IP;
import static dev.parley.gate.Telnet.SUSP;
import static dev.parley.gate.Telnet.WILL;
import static dev.parley.gate.Telnet.WONT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.function.LongSupplier;

/// What one telnet client sends, from bytes to lines and replies. No I/O.
///
/// No option is known but [EchoOption]: each WILL is answered with DONT and each DO with WONT,
/// every time, since some clients (C-Kermit) wait for the answer to each request, and GNU telnet
/// shows nothing any more until its DO TIMING-MARK is answered. WONT and DONT state what is the
/// case already and get no answer, which is what keeps two sides from answering each other for
/// ever.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TelnetInput implements TelnetDecoder.Sink {
  /// What comes out.
  interface Sink extends LineAssembler.Sink {
    /// Bytes to be sent to the client as they are.
    void reply(byte[] bytes);

    /// The client sends more commands than it may.
    void tooManyCommands();
  }

  private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long AYT_NANOS = Duration.ofSeconds(1).toNanos();
  private static final byte[] YES = "\r\n[Yes]\r\n".getBytes(US_ASCII);

  private final Sink sink;
  private final LongSupplier nanoTime;
  private final int maxCommands;
  private final LineAssembler lines;
  private final TelnetDecoder decoder = new TelnetDecoder(this);
  private final EchoOption echo;

  /// Whether the client has sent a command, and so understands some.
  private boolean speaksTelnet;

  /// Commands since `windowStart`, which means something only while there are any.
  private int commands;

  private long windowStart;
  private boolean answeredAyt;
  private long lastAyt;

  /// @param maxLineLength bytes in one line, without its end
  /// @param maxCommands telnet commands within ten seconds
  TelnetInput(int maxLineLength, int maxCommands, LongSupplier nanoTime, Sink sink) {
    this.sink = sink;
    this.nanoTime = nanoTime;
    this.maxCommands = maxCommands;
    lines = new LineAssembler(maxLineLength, sink);
    echo = new EchoOption(sink::reply);
  }

  /// Whether the client itself shows what is typed; off for a secret question. The server never
  /// does.
  void echo(boolean on) {
    if (on) {
      echo.show();
    } else {
      echo.hide();
    }
  }

  /// {@return whether what comes now is the answer to a secret question}
  boolean isSecret() {
    return echo.isSecret();
  }

  /// Marks the end of a prompt, for a client that is known to understand it; to others, GA would be
  /// a stray character. SUPPRESS-GO-AHEAD, which would forbid it, is always refused.
  void endPrompt() {
    if (speaksTelnet) {
      sink.reply(new byte[] {(byte) IAC, (byte) GA});
    }
  }

  void accept(byte[] bytes, int from, int to) {
    decoder.decode(bytes, from, to);
  }

  /// The client's input has ended: a last line without its end is a line all the same.
  void finish() {
    lines.finish();
  }

  @Override
  public void data(byte[] bytes, int from, int to) {
    lines.accept(bytes, from, to);
  }

  @Override
  public void command(int command) {
    if (!withinLimit()) {
      return;
    }
    int typed = byteMeantBy(command);
    if (typed >= 0 && lines.isInsideCharacter()) {
      lines.accept(new byte[] {(byte) typed}, 0, 1);
      return;
    }
    switch (command) {
      case IP, BRK, ABORT, SUSP, EL -> lines.eraseLine();
      case EC -> lines.eraseCharacter();
      case AYT -> answerAyt();
      // NOP, GA, DM, EOR, a lone SE and what nobody has defined: nothing to do.
      default -> {}
    }
  }

  @Override
  public void negotiation(int verb, int option) {
    if (!withinLimit()) {
      return;
    }
    if (option == ECHO && (verb == DO || verb == DONT)) {
      echo.answered(verb);
      return;
    }
    switch (verb) {
      case WILL -> sink.reply(new byte[] {(byte) IAC, (byte) DONT, (byte) option});
      case DO -> sink.reply(new byte[] {(byte) IAC, (byte) WONT, (byte) option});
      default -> {}
    }
  }

  @Override
  public void subnegotiation(int option) {
    // Counted and otherwise passed over: what it is about is off.
    var _ = withinLimit();
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
    if (!answeredAyt || now - lastAyt >= AYT_NANOS) {
      answeredAyt = true;
      lastAyt = now;
      sink.reply(YES);
    }
  }

  private boolean withinLimit() {
    speaksTelnet = true;
    long now = nanoTime.getAsLong();
    if (commands == 0 || now - windowStart >= WINDOW_NANOS) {
      windowStart = now;
      commands = 0;
    }
    commands++;
    if (commands == maxCommands + 1) {
      sink.tooManyCommands();
    }
    return commands <= maxCommands;
  }
}
