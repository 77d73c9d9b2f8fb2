package dev.parley.gate;

import static dev.parley.gate.Telnet.CHARSET;
import static dev.parley.gate.Telnet.ECHO;
import static dev.parley.gate.Telnet.END_OF_RECORD;
import static dev.parley.gate.Telnet.GMCP;
import static dev.parley.gate.Telnet.MCCP2;
import static dev.parley.gate.Telnet.MSDP;
import static dev.parley.gate.Telnet.MSSP;
import static dev.parley.gate.Telnet.NAWS;
import static dev.parley.gate.Telnet.NEW_ENVIRON;
import static dev.parley.gate.Telnet.SGA;
import static dev.parley.gate.Telnet.TTYPE;

import dev.parley.link.Excess;
import dev.parley.link.Signal;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.TerminalState;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The options of one telnet client, and what it has told by them. No I/O.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TelnetOptions implements OptionEngine.Sink {
  /// What an option may send that has only names or numbers to tell.
  private static final int SMALL = 1024;

  private static final byte[] CR_LF = {'\r', '\n'};
  private static final byte[] COMPRESSION_BEGINS = Telnet.subnegotiation(MCCP2, new byte[0]);

  private final TelnetPolicy policy;
  private final OptionTable table;
  private final TelnetSink sink;
  private final OptionEngine engine;

  private final TerminalType type;
  private final WindowSize window = new WindowSize();
  private final Environment environment;
  private final CharsetNegotiation charset = new CharsetNegotiation();
  private final GmcpCore core;

  /// Options for out-of-band messages and declared ones that are on.
  private final Set<Integer> served = new HashSet<>(4);

  private boolean changed;
  private boolean secret;
  private boolean keys;

  TelnetOptions(TelnetPolicy policy, OptionTable table, TelnetSink sink) {
    this.policy = policy;
    this.table = table;
    this.sink = sink;
    engine = new OptionEngine(table, this);
    type = new TerminalType(policy.maxTerminalTypes());
    environment = new Environment(policy.maxVariables());
    core = new GmcpCore(environment);
  }

  /// See [Environment#believeAddress].
  void believeAddress() {
    environment.believeAddress();
  }

  /// Offers what is to be offered.
  void offerAll() {
    table.offerAll(engine);
  }

  /// {@return whether everything that was asked has been answered}
  boolean isSettled() {
    return engine.unanswered() == 0
        && !type.isAsking()
        && !window.isAwaited()
        && !environment.isAwaited()
        && !charset.isAwaited();
  }

  boolean isOn(Side side, int option) {
    return engine.isOn(side, option);
  }

  /// {@return whether anything of [#terminal] has changed since this was last asked}
  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /// Something of [#terminal] has changed that is not known here.
  void touch() {
    changed = true;
  }

  /// {@return what is known now}
  TerminalState terminal(boolean telnet) {
    return new TerminalState(
        telnet,
        type.names(),
        type.mtts(),
        window.columns(),
        window.rows(),
        encoding().charset().name(),
        environment.variables(),
        served,
        engine.isOn(Side.LOCAL, MCCP2),
        core.packages());
  }

  Encoding encoding() {
    return charset.encoding();
  }

  // ---- secret questions

  /// Says whether the client itself shows what is typed; off for a secret question: the server says
  /// that it will echo, and does not.
  void echo(boolean on) {
    if (!on) {
      secret = true;
      engine.offer(Side.LOCAL, ECHO);
    } else if (secret) {
      secret = false;
      boolean hidden = engine.isOn(Side.LOCAL, ECHO);
      if (!keys) {
        engine.withdraw(Side.LOCAL, ECHO);
      }
      if (hidden) {
        // The client showed nothing, the end of the line neither.
        sink.reply(CR_LF);
      }
    }
  }

  // ---- keys

  /// Says whether keys are wanted one by one. A client sends them so when the server echoes and
  /// nobody waits for a GO-AHEAD; what it shows is then the server's business.
  void keys(boolean on) {
    if (on == keys) {
      return;
    }
    keys = on;
    if (on) {
      engine.offer(Side.LOCAL, ECHO);
      engine.offer(Side.LOCAL, SGA);
    } else {
      engine.withdraw(Side.LOCAL, SGA);
      if (!secret) {
        engine.withdraw(Side.LOCAL, ECHO);
      }
    }
  }

  /// {@return whether keys are wanted, and the client has agreed to send them}
  boolean sendsKeys() {
    return keys && engine.isOn(Side.LOCAL, ECHO) && engine.isOn(Side.LOCAL, SGA);
  }

  // ---- out of band

  /// {@return what to send to a client that has agreed to a protocol for the message; null for
  /// others}
  @Nullable Payload frame(OutgoingMessage message) {
    if (engine.isOn(Side.LOCAL, GMCP)) {
      return message.gmcp();
    }
    return engine.isOn(Side.LOCAL, MSDP) ? message.msdp() : null;
  }

  /// {@return a subnegotiation of an option that is on; null if it is off}
  @Nullable Payload frame(int option, byte[] payload) {
    return engine.isOn(Side.LOCAL, option) || engine.isOn(Side.REMOTE, option)
        ? Payload.of(Telnet.subnegotiation(option, payload))
        : null;
  }

  // ---- negotiation

  void negotiation(int verb, int option) {
    engine.negotiation(verb, option);
  }

  @Override
  public void reply(byte[] bytes) {
    sink.reply(bytes);
  }

  @Override
  public void enabled(Side side, int option) {
    switch (option) {
      case TTYPE -> sink.reply(type.begin());
      case NAWS -> window.begin();
      case NEW_ENVIRON -> sink.reply(environment.begin());
      case CHARSET -> {
        if (side == Side.LOCAL) {
          sink.reply(charset.begin());
        }
      }
      case MSSP -> sink.signal(Signal.STATUS_ASKED);
      case MCCP2 -> {
        changed = true;
        sink.reply(COMPRESSION_BEGINS);
        sink.compress(true);
      }
      case ECHO, SGA, END_OF_RECORD -> {}
      default -> serve(option, true);
    }
  }

  @Override
  public void disabled(Side side, int option) {
    switch (option) {
      case TTYPE -> type.end();
      case NAWS -> window.end();
      case NEW_ENVIRON -> environment.end();
      case CHARSET -> {
        if (side == Side.LOCAL) {
          charset.end();
        }
      }
      case MCCP2 -> {
        changed = true;
        sink.compress(false);
      }
      case ECHO, SGA, END_OF_RECORD, MSSP -> {}
      default -> serve(option, false);
    }
  }

  private void serve(int option, boolean on) {
    changed |= on ? served.add(option) : served.remove(option);
  }

  // ---- subnegotiation

  /// {@return how many bytes a subnegotiation of the option may have; 0 if it is not on}
  int capacity(int option) {
    return switch (option) {
      case TTYPE, NAWS -> engine.isOn(Side.REMOTE, option) ? SMALL : 0;
      case NEW_ENVIRON -> engine.isOn(Side.REMOTE, option) ? policy.maxPayload() : 0;
      case CHARSET ->
          engine.isOn(Side.LOCAL, option) || engine.isOn(Side.REMOTE, option) ? SMALL : 0;
      default -> served.contains(option) ? policy.maxPayload() : 0;
    };
  }

  /// A subnegotiation of an option with a capacity has come.
  void subnegotiation(int option, byte[] payload, int length) {
    switch (option) {
      case TTYPE -> type(payload, length);
      case NAWS -> changed |= window.received(payload, length);
      case NEW_ENVIRON -> {
        changed |= environment.received(payload, length);
        if (environment.isExceeded()) {
          sink.exceeded(Excess.VARIABLES);
        }
      }
      case CHARSET -> charset(payload, length);
      case GMCP -> gmcp(payload, length);
      case MSDP -> msdp(payload, length);
      default -> sink.subnegotiation(option, Arrays.copyOf(payload, length));
    }
  }

  private void type(byte[] payload, int length) {
    if (!type.isAsking()) {
      return;
    }
    List<String> names = type.names();
    int mtts = type.mtts();
    if (type.received(payload, length)) {
      sink.reply(TerminalType.SEND);
    } else if (type.isFull()) {
      sink.exceeded(Excess.TERMINAL_TYPES);
    }
    changed |= type.mtts() != mtts || !type.names().equals(names);
  }

  private void charset(byte[] payload, int length) {
    Encoding before = charset.encoding();
    byte @Nullable [] answer = charset.received(payload, length);
    if (answer != null) {
      sink.reply(answer);
    }
    changed |= charset.encoding() != before;
  }

  private void gmcp(byte[] payload, int length) {
    @Nullable Gmcp message = Gmcp.parse(payload, length);
    if (message == null) {
      return;
    }
    if (Gmcp.depth(message.json()) > policy.maxNesting()) {
      sink.exceeded(Excess.NESTING);
    } else if (GmcpCore.isPing(message)) {
      sink.reply(GmcpCore.PONG);
    } else if (GmcpCore.owns(message)) {
      changed |= core.received(message);
    } else {
      sink.outOfBand(message.name(), message.json());
    }
  }

  private void msdp(byte[] payload, int length) {
    @Nullable String json = Msdp.decode(payload, length, policy.maxNesting());
    if (json == null) {
      sink.exceeded(Excess.NESTING);
    } else {
      sink.outOfBand(Msdp.NAME, json);
    }
  }
}
