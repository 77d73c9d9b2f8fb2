package dev.parley.gate;

import static dev.parley.gate.Telnet.DONT;
import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.SB;
import static dev.parley.gate.Telnet.SE;
import static dev.parley.gate.Telnet.WILL;

/// Tells data from commands in a telnet stream (RFC 854, RFC 855), however it was cut into
/// segments. It knows nothing of line ends: the byte after a CR may be an IAC.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TelnetDecoder {
  /// What a stream is made of. The array of `data` is lent for the call.
  interface Sink {
    void data(byte[] bytes, int from, int to);

    void command(int command);

    /// An option was asked for or told; the verb is WILL, WONT, DO or DONT.
    void negotiation(int verb, int option);

    /// A whole subnegotiation went by; the option is -1 if it named none.
    void subnegotiation(int option);
  }

  private enum State {
    DATA,
    IAC,
    NEGOTIATION,
    SB_OPTION,
    SB_DATA,
    SB_IAC
  }

  private final Sink sink;
  private State state = State.DATA;
  private int verb;
  private int option;

  TelnetDecoder(Sink sink) {
    this.sink = sink;
  }

  void decode(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      switch (state) {
        case DATA -> {
          int iac = ByteScan.find(bytes, at, to, IAC);
          if (iac > at) {
            sink.data(bytes, at, iac);
          }
          if (iac < to) {
            state = State.IAC;
          }
          at = iac + 1;
        }
        case IAC -> {
          afterIac(bytes, at);
          at++;
        }
        case NEGOTIATION -> {
          // Any value is an option here, 255 (RFC 861) and those of CR and SE included.
          state = State.DATA;
          sink.negotiation(verb, bytes[at++] & 0xFF);
        }
        case SB_OPTION -> {
          option = -1;
          if ((bytes[at] & 0xFF) == IAC) {
            // Either the end of an empty subnegotiation or the doubled code of option 255.
            state = State.SB_IAC;
          } else {
            option = bytes[at] & 0xFF;
            state = State.SB_DATA;
          }
          at++;
        }
        case SB_DATA -> {
          // Nothing is kept: no option is ever on, and what is off has nothing to say.
          int iac = ByteScan.find(bytes, at, to, IAC);
          if (iac < to) {
            state = State.SB_IAC;
          }
          at = iac + 1;
        }
        case SB_IAC -> {
          int value = bytes[at] & 0xFF;
          if (value == IAC) {
            state = State.SB_DATA;
            at++;
          } else {
            // Only SE ends it by the book. Clients that forget it send the next command instead,
            // which
            // is then looked at as one.
            state = value == SE ? State.DATA : State.IAC;
            at += value == SE ? 1 : 0;
            sink.subnegotiation(option);
          }
        }
      }
    }
  }

  private void afterIac(byte[] bytes, int at) {
    int value = bytes[at] & 0xFF;
    if (value == IAC) {
      state = State.DATA;
      sink.data(bytes, at, at + 1);
    } else if (value >= WILL && value <= DONT) {
      verb = value;
      state = State.NEGOTIATION;
    } else if (value == SB) {
      state = State.SB_OPTION;
    } else {
      state = State.DATA;
      sink.command(value);
    }
  }
}
