package dev.parley.gate;

import static dev.parley.gate.Telnet.DONT;
import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.SB;
import static dev.parley.gate.Telnet.SE;
import static dev.parley.gate.Telnet.WILL;

import java.util.Arrays;

/// Tells data from commands in a telnet stream (RFC 854, RFC 855), however it was cut into
/// segments. It knows nothing of line ends: the byte after a CR may be an IAC.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TelnetDecoder {
  /// What a stream is made of. Arrays of data are lent for the call.
  interface Sink {
    /// Takes data up to the first IAC. Who takes it looks at each byte anyway, so the decoder has
    /// no search of its own.
    ///
    /// @return where that IAC is, or `to`
    int dataUpToIac(byte[] bytes, int from, int to);

    /// A byte 255 that is data.
    void data255();

    void command(int command);

    /// An option was asked for or told; the verb is WILL, WONT, DO or DONT.
    void negotiation(int verb, int option);

    /// {@return how many bytes a subnegotiation of the option may have; 0 if nothing is to be kept
    /// of it}
    int capacity(int option);

    /// A whole subnegotiation within the option's capacity; its payload may be empty. The array is
    /// lent for the call.
    void subnegotiation(int option, byte[] payload, int length);

    /// A whole subnegotiation went by of which nothing was kept, since it was larger than the
    /// option's capacity or that is 0. The option is -1 if it named none.
    void passedOver(int option, boolean tooLarge);
  }

  private enum State {
    DATA,
    IAC,
    NEGOTIATION,
    SB_OPTION,
    SB_DATA,
    SB_IAC
  }

  /// A buffer that has grown past this is not kept for the next subnegotiation.
  private static final int KEPT = 64;

  private static final byte[] EMPTY = {};

  private final Sink sink;
  private State state = State.DATA;
  private int verb;
  private int option;
  private byte[] payload = EMPTY;
  private int length;
  private int capacity;
  private boolean tooLarge;

  TelnetDecoder(Sink sink) {
    this.sink = sink;
  }

  void decode(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      switch (state) {
        case DATA -> {
          at = sink.dataUpToIac(bytes, at, to) + 1;
          if (at <= to) {
            state = State.IAC;
          }
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
          if ((bytes[at] & 0xFF) == IAC) {
            // Either the end of an empty subnegotiation or the doubled code of option 255.
            begin(-1);
            state = State.SB_IAC;
          } else {
            begin(bytes[at] & 0xFF);
            state = State.SB_DATA;
          }
          at++;
        }
        case SB_DATA -> {
          int iac = ByteScan.find(bytes, at, to, IAC);
          append(bytes, at, iac);
          if (iac < to) {
            state = State.SB_IAC;
          }
          at = iac + 1;
        }
        case SB_IAC -> {
          int value = bytes[at] & 0xFF;
          if (value == IAC) {
            if (option < 0) {
              begin(IAC);
            } else {
              append(bytes, at, at + 1);
            }
            state = State.SB_DATA;
            at++;
          } else {
            // Only SE ends it by the book. Clients that forget it send the next command instead,
            // which is then looked at as one.
            state = value == SE ? State.DATA : State.IAC;
            at += value == SE ? 1 : 0;
            end();
          }
        }
      }
    }
  }

  /// {@return how many bytes it holds on to}
  int kept() {
    return payload.length;
  }

  private void afterIac(byte[] bytes, int at) {
    int value = bytes[at] & 0xFF;
    if (value == IAC) {
      state = State.DATA;
      sink.data255();
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

  private void begin(int option) {
    this.option = option;
    length = 0;
    tooLarge = false;
    capacity = option < 0 ? 0 : sink.capacity(option);
  }

  private void append(byte[] bytes, int from, int to) {
    int count = to - from;
    if (capacity == 0 || count == 0) {
      return;
    }
    if (count > capacity - length) {
      // From here to its end it is passed over, and never taken for what people type.
      tooLarge = true;
      capacity = 0;
      payload = EMPTY;
      return;
    }
    if (length + count > payload.length) {
      int size = Math.max(length + count, Math.max(KEPT, 2 * payload.length));
      payload = Arrays.copyOf(payload, Math.min(size, capacity));
    }
    System.arraycopy(bytes, from, payload, length, count);
    length += count;
  }

  private void end() {
    byte[] whole = payload;
    if (payload.length > KEPT) {
      payload = EMPTY;
    }
    if (capacity > 0) {
      sink.subnegotiation(option, whole, length);
    } else {
      sink.passedOver(option, tooLarge);
    }
  }
}
