package dev.parley.wire;

import dev.parley.link.Excess;
import dev.parley.link.Inheritance;
import dev.parley.link.Keystroke;
import dev.parley.link.LeaveReason;
import dev.parley.link.Order;
import dev.parley.link.Refusal;
import dev.parley.link.Signal;
import dev.parley.link.TerminalState;
import dev.parley.link.ToService;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes from the gate to the service, as bytes: a [ToService], an [Order] or an [Answer] in
/// each message.
final class Upward {
  private static final int CONNECTED = 0;
  private static final int LINES = 1;
  private static final int DATA = 2;
  private static final int INPUT_ENDED = 3;
  private static final int LEFT = 4;
  private static final int TERMINAL_CHANGED = 5;
  private static final int OUT_OF_BAND = 6;
  private static final int SUBNEGOTIATION = 7;
  private static final int SIGNALLED = 8;
  private static final int EXCEEDED = 9;
  private static final int KEYS = 10;
  private static final int REFUSED = 11;

  private static final int FREEZE = 12;
  private static final int THAW = 13;
  private static final int RESTART_FAILED = 14;
  private static final int END = 15;
  private static final int STOP = 16;

  private static final int DONE = 17;
  private static final int FAILED = 18;
  private static final int OPENED = 19;
  private static final int HEIRS = 20;
  private static final int INHERITED = 21;
  private static final int PING = 22;

  private Upward() {}

  // ---- writing

  /// {@return how many bytes the message has, which is written}
  static int write(ToService message, Output out) {
    int start =
        out.begin(
            switch (message) {
              case ToService.Connected _ -> CONNECTED;
              case ToService.Lines _ -> LINES;
              case ToService.Keys _ -> KEYS;
              case ToService.Data _ -> DATA;
              case ToService.InputEnded _ -> INPUT_ENDED;
              case ToService.Left _ -> LEFT;
              case ToService.TerminalChanged _ -> TERMINAL_CHANGED;
              case ToService.OutOfBand _ -> OUT_OF_BAND;
              case ToService.Subnegotiation _ -> SUBNEGOTIATION;
              case ToService.Signalled _ -> SIGNALLED;
              case ToService.Exceeded _ -> EXCEEDED;
              case ToService.Refused _ -> REFUSED;
            });
    switch (message) {
      case ToService.Connected connected -> Values.write(connected, out);
      case ToService.Lines(long client, List<String> lines) -> {
        out.number(client);
        out.number(lines.size());
        for (int index = 0; index < lines.size(); index++) {
          out.text(lines.get(index));
        }
      }
      case ToService.Keys(long client, List<Keystroke> keys) -> {
        out.number(client);
        out.number(keys.size());
        keys.forEach(key -> out.text(key.name()));
      }
      case ToService.Data(long client, byte[] bytes) -> {
        out.number(client);
        out.bytes(bytes);
      }
      case ToService.TerminalChanged(long client, TerminalState terminal) -> {
        out.number(client);
        TelnetValues.write(terminal, out);
      }
      case ToService.OutOfBand(long client, String name, String json) -> {
        out.number(client);
        out.text(name);
        out.text(json);
      }
      case ToService.Subnegotiation(long client, int option, byte[] payload) -> {
        out.number(client);
        out.number(option);
        out.bytes(payload);
      }
      case ToService.Signalled(long client, Signal signal) -> {
        out.number(client);
        Values.write(signal, out);
      }
      case ToService.Exceeded(long client, Excess excess) -> {
        out.number(client);
        Values.write(excess, out);
      }
      case ToService.Refused(var remote, var local, Refusal refusal, int count) -> {
        Values.write(remote, out);
        Values.write(local, out);
        Values.write(refusal, out);
        out.number(count);
      }
      case ToService.InputEnded(long client) -> out.number(client);
      case ToService.Left(long client, LeaveReason reason) -> {
        out.number(client);
        Values.write(reason, out);
      }
    }
    return out.end(start);
  }

  /// {@return how many bytes the message has, which is written}
  static int write(Order order, Output out) {
    int start =
        out.begin(
            switch (order) {
              case Order.Freeze _ -> FREEZE;
              case Order.Thaw _ -> THAW;
              case Order.RestartFailed _ -> RESTART_FAILED;
              case Order.End _ -> END;
              case Order.Stop _ -> STOP;
            });
    switch (order) {
      case Order.Thaw(String reason) -> out.text(reason);
      case Order.RestartFailed(String reason) -> out.text(reason);
      case Order.Freeze _, Order.End _, Order.Stop _ -> {}
    }
    return out.end(start);
  }

  /// {@return how many bytes the message has, which is written}
  static int write(Answer answer, Output out) {
    int start =
        out.begin(
            switch (answer) {
              case Answer.Done _ -> DONE;
              case Answer.Failed _ -> FAILED;
              case Answer.Opened _ -> OPENED;
              case Answer.Heirs _ -> HEIRS;
              case Answer.Inherited _ -> INHERITED;
              case Answer.Ping _ -> PING;
            });
    switch (answer) {
      case Answer.Done(Answer.To to) -> Values.write(to, out);
      case Answer.Failed(Answer.To to, String reason) -> {
        Values.write(to, out);
        out.text(reason);
      }
      case Answer.Opened(List<InetSocketAddress> addresses) -> {
        out.number(addresses.size());
        addresses.forEach(address -> Values.write(address, out));
      }
      case Answer.Heirs(var kept, var heirs) -> {
        Values.write(kept, out);
        out.number(heirs.size());
        heirs.forEach(heir -> Values.write(heir, out));
      }
      case Answer.Inherited(Inheritance.Cause cause) -> Values.write(cause, out);
      case Answer.Ping(long number) -> out.number(number);
    }
    return out.end(start);
  }

  // ---- reading

  /// Whoever takes what has been read.
  interface Receiver {
    void receive(ToService message) throws WireException;

    void receive(Order order) throws WireException;

    void receive(Answer answer) throws WireException;
  }

  /// Reads one message, which must be all of the input.
  static void read(Input in, Receiver receiver) throws WireException {
    @Nullable ToService message = null;
    @Nullable Order order = null;
    @Nullable Answer answer = null;
    int kind = in.int8();
    try {
      if (kind <= REFUSED) {
        message = message(kind, in);
      } else if (kind <= STOP) {
        order = order(kind, in);
      } else {
        answer = answer(kind, in);
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new WireException("a message to the service with parts that make no sense", e);
    }
    in.expectEnd();
    if (message != null) {
      receiver.receive(message);
    } else if (order != null) {
      receiver.receive(order);
    } else if (answer != null) {
      receiver.receive(answer);
    }
  }

  private static ToService message(int kind, Input in) throws WireException {
    return switch (kind) {
      case CONNECTED -> Values.connected(in);
      case LINES -> new ToService.Lines(in.number(), lines(in));
      case KEYS -> new ToService.Keys(in.number(), keys(in));
      case DATA -> new ToService.Data(in.number(), in.bytes());
      case INPUT_ENDED -> new ToService.InputEnded(in.number());
      case LEFT -> new ToService.Left(in.number(), Values.one(LeaveReason.class, in));
      case TERMINAL_CHANGED ->
          new ToService.TerminalChanged(in.number(), TelnetValues.terminal(in));
      case OUT_OF_BAND -> new ToService.OutOfBand(in.number(), in.text(), in.text());
      case SUBNEGOTIATION -> new ToService.Subnegotiation(in.number(), in.int32(), in.bytes());
      case SIGNALLED -> new ToService.Signalled(in.number(), Values.one(Signal.class, in));
      case EXCEEDED -> new ToService.Exceeded(in.number(), Values.one(Excess.class, in));
      case REFUSED ->
          new ToService.Refused(
              Values.address(in), Values.address(in), Values.one(Refusal.class, in), in.int32());
      default -> throw new WireException("kind of a message to the service: " + kind);
    };
  }

  private static List<String> lines(Input in) throws WireException {
    int count = in.count(1);
    if (count == 1) {
      return List.of(in.text());
    }
    String[] lines = new String[count];
    for (int index = 0; index < count; index++) {
      lines[index] = in.text();
    }
    return Arrays.asList(lines);
  }

  private static List<Keystroke> keys(Input in) throws WireException {
    int count = in.count(1);
    List<Keystroke> keys = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      keys.add(new Keystroke(in.text()));
    }
    return keys;
  }

  private static Order order(int kind, Input in) throws WireException {
    return switch (kind) {
      case FREEZE -> new Order.Freeze();
      case THAW -> new Order.Thaw(in.text());
      case RESTART_FAILED -> new Order.RestartFailed(in.text());
      case END -> new Order.End();
      case STOP -> new Order.Stop();
      default -> throw new WireException("kind of an order: " + kind);
    };
  }

  private static Answer answer(int kind, Input in) throws WireException {
    return switch (kind) {
      case DONE -> new Answer.Done(Values.one(Answer.To.class, in));
      case FAILED -> new Answer.Failed(Values.one(Answer.To.class, in), in.text());
      case OPENED -> new Answer.Opened(addresses(in));
      case HEIRS -> new Answer.Heirs(Values.kept(in), heirs(in));
      case INHERITED -> new Answer.Inherited(Values.one(Inheritance.Cause.class, in));
      case PING -> new Answer.Ping(in.number());
      default -> throw new WireException("kind of a message to the service: " + kind);
    };
  }

  private static List<InetSocketAddress> addresses(Input in) throws WireException {
    int count = in.count(3);
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      addresses.add(Values.address(in));
    }
    return addresses;
  }

  private static List<Inheritance.Heir> heirs(Input in) throws WireException {
    int count = in.count(8);
    List<Inheritance.Heir> heirs = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      heirs.add(Values.heir(in));
    }
    return heirs;
  }
}
