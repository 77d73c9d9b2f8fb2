package dev.parley.gate;

import static dev.parley.gate.Telnet.DO;
import static dev.parley.gate.Telnet.IAC;
import static dev.parley.gate.Telnet.TIMING_MARK;
import static dev.parley.gate.Telnet.WILL;

import org.jspecify.annotations.Nullable;

/// Who of a connection does what: telnet's negotiation by the Q method of RFC 1143, as seen from
/// one end. No I/O.
///
/// Where real clients do not keep to it, this differs from the RFC:
///
/// - Nothing waits for the answer to a WONT or DONT of our own, which can't be refused: tt++ never
///   acknowledges WONT ECHO, and the next secret question has to work for it too. It is known which
///   answers may still come; since they come in the order of the requests, a late one is not taken
///   for that to a new request.
/// - TIMING-MARK has no state, and is confirmed each time (RFC 860): GNU telnet shows nothing after
///   Ctrl-C until it is.
/// - What the table does not hold is refused each time, for C-Kermit waits for the answer to each
///   of its requests. WONT and DONT of a client say what is the case already and get no answer,
///   which is what keeps two sides from answering each other for ever.
///
/// Not thread-safe: many threads may use it, one at a time.
final class OptionEngine {
  /// What comes out.
  interface Sink {
    /// Bytes to be sent to the client as they are.
    void reply(byte[] bytes);

    /// The option works from now on. The client was told before.
    void enabled(Side side, int option);

    /// The option does not work any more. The client is told behind this.
    void disabled(Side side, int option);
  }

  private static final class State {
    /// Whether the option is to work.
    private boolean wanted;

    /// Whether both sides have agreed that it does.
    private boolean on;

    /// Whether our request to turn it on has no answer yet.
    private boolean asked;

    /// Requests to turn it on that were withdrawn before their answers came.
    private int lateAnswers;

    /// Whether the client's last answer was yes to what has been withdrawn, so that the
    /// acknowledgement of that comes next, if it comes.
    private boolean ackDue;
  }

  private final OptionTable table;
  private final Sink sink;

  /// By the table's index; made when first needed.
  private final @Nullable State[] states;

  private int unanswered;

  OptionEngine(OptionTable table, Sink sink) {
    this.table = table;
    this.sink = sink;
    states = new State[table.size()];
  }

  /// {@return whether both sides have agreed on the option}
  boolean isOn(Side side, int option) {
    int index = table.indexOf(side, option);
    State state = index < 0 ? null : states[index];
    return state != null && state.on;
  }

  /// {@return how many of our requests have no answer yet}
  int unanswered() {
    return unanswered;
  }

  /// Asks the client to turn an option of the table on. A repeat call has no effect.
  void offer(Side side, int option) {
    State state = state(table.indexOf(side, option));
    if (!state.wanted) {
      state.wanted = true;
      ask(state);
      send(side.on, option);
    }
  }

  /// Turns off what was offered, whatever the client has answered. To a client that has refused
  /// nothing is sent, since that would not be news (RFC 854). A repeat call has no effect.
  ///
  /// @return whether the option was on
  boolean withdraw(Side side, int option) {
    State state = state(table.indexOf(side, option));
    if (!state.wanted) {
      return false;
    }
    state.wanted = false;
    if (state.on) {
      state.on = false;
      state.ackDue = true;
      sink.disabled(side, option);
      send(side.off, option);
      return true;
    }
    if (state.asked) {
      answered(state);
      state.lateAnswers++;
      send(side.off, option);
    }
    return false;
  }

  /// The client has sent WILL, WONT, DO or DONT.
  void negotiation(int verb, int option) {
    if (verb == DO && option == TIMING_MARK) {
      send(WILL, TIMING_MARK);
      return;
    }
    Side side = Side.meantBy(verb);
    boolean positive = verb == WILL || verb == DO;
    int index = table.indexOf(side, option);
    if (index < 0) {
      if (positive) {
        send(side.off, option);
      }
      return;
    }
    State state = state(index);
    if (!positive && state.ackDue) {
      state.ackDue = false;
    } else if (state.lateAnswers > 0) {
      state.lateAnswers--;
      // Who refuses to turn it on has nothing to acknowledge when it is turned off.
      state.ackDue = positive;
    } else if (positive) {
      turnedOn(state, side, option);
    } else {
      turnedOff(state, side, option);
    }
  }

  private void turnedOn(State state, Side side, int option) {
    // What did not come before this will not come.
    state.ackDue = false;
    if (state.on) {
      return;
    }
    if (state.asked) {
      answered(state);
    } else if (state.wanted || table.isAccepted(side, option)) {
      state.wanted = true;
      send(side.on, option);
    } else {
      send(side.off, option);
      return;
    }
    state.on = true;
    sink.enabled(side, option);
  }

  private void turnedOff(State state, Side side, int option) {
    if (state.asked) {
      answered(state);
    } else if (state.on) {
      // It has changed its mind, which can't be refused.
      state.on = false;
      sink.disabled(side, option);
      send(side.off, option);
    }
  }

  private void ask(State state) {
    state.asked = true;
    unanswered++;
  }

  private void answered(State state) {
    state.asked = false;
    unanswered--;
  }

  private State state(int index) {
    State state = states[index];
    if (state == null) {
      state = new State();
      states[index] = state;
    }
    return state;
  }

  private void send(int verb, int option) {
    sink.reply(new byte[] {(byte) IAC, (byte) verb, (byte) option});
  }
}
