package dev.parley.wire;

import dev.parley.link.Frame;
import dev.parley.link.ToGate;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/// What goes from the service to the gate, as bytes: a [Frame] or a [Call] in each message.
///
/// A frame is one message, so that one that has not arrived wholly is none at all.
final class Downward {
  private static final int FRAME = 0;
  private static final int READY = 1;
  private static final int OPEN = 2;
  private static final int INHERIT = 3;
  private static final int ADMIT = 4;
  private static final int UNBIND = 5;
  private static final int CLOSE = 6;
  private static final int FROZEN = 7;
  private static final int RESTART = 8;
  private static final int STOPPING = 9;
  private static final int PONG = 10;

  private static final int WRITE = 0;
  private static final int WRITE_ALL = 1;
  private static final int WRITE_BYTES = 2;
  private static final int PROMPT = 3;
  private static final int ECHO = 4;
  private static final int CLOSE_CLIENT = 5;
  private static final int ACKNOWLEDGE = 6;
  private static final int KEEP = 7;
  private static final int GREETED = 8;
  private static final int RETRY = 9;
  private static final int FORGET = 10;
  private static final int OUT_OF_BAND = 11;
  private static final int SUBNEGOTIATION = 12;
  private static final int STATUS = 13;
  private static final int OUT_OF_BAND_ALL = 14;
  private static final int KEYS = 15;

  private Downward() {}

  // ---- writing

  /// {@return how many bytes the message has, which is written}
  static int write(Frame frame, Output out) {
    int start = out.begin(FRAME);
    for (ToGate step : frame.steps()) {
      write(step, out);
    }
    return out.end(start);
  }

  private static void write(ToGate step, Output out) {
    switch (step) {
      case ToGate.Write(long client, String text) -> {
        out.int8(WRITE);
        out.number(client);
        out.text(text);
      }
      case ToGate.WriteAll(long[] clients, String text) -> {
        out.int8(WRITE_ALL);
        writeAll(clients, out);
        out.text(text);
      }
      case ToGate.WriteBytes(long client, byte[] bytes) -> {
        out.int8(WRITE_BYTES);
        out.number(client);
        out.bytes(bytes);
      }
      case ToGate.Prompt(long client, String text) -> {
        out.int8(PROMPT);
        out.number(client);
        out.text(text);
      }
      case ToGate.Echo(long client, boolean on) -> {
        out.int8(ECHO);
        out.number(client);
        out.bool(on);
      }
      case ToGate.OutOfBand(long client, String name, String json) -> {
        out.int8(OUT_OF_BAND);
        out.number(client);
        out.text(name);
        out.text(json);
      }
      case ToGate.OutOfBandAll(long[] clients, String name, String json) -> {
        out.int8(OUT_OF_BAND_ALL);
        writeAll(clients, out);
        out.text(name);
        out.text(json);
      }
      case ToGate.Keys(long client, boolean on) -> {
        out.int8(KEYS);
        out.number(client);
        out.bool(on);
      }
      case ToGate.Subnegotiation(long client, int option, byte[] payload) -> {
        out.int8(SUBNEGOTIATION);
        out.number(client);
        out.number(option);
        out.bytes(payload);
      }
      case ToGate.Status(long client, var variables) -> {
        out.int8(STATUS);
        out.number(client);
        TelnetValues.write(variables, out);
      }
      case ToGate.Close(long client) -> {
        out.int8(CLOSE_CLIENT);
        out.number(client);
      }
      case ToGate.Acknowledge(long client, int inputs) -> {
        out.int8(ACKNOWLEDGE);
        out.number(client);
        out.number(inputs);
      }
      case ToGate.Keep(long client, String name, byte[] value) -> {
        out.int8(KEEP);
        out.number(client);
        out.text(name);
        out.bool(value != null);
        if (value != null) {
          out.bytes(value);
        }
      }
      case ToGate.Greeted(long client) -> {
        out.int8(GREETED);
        out.number(client);
      }
      case ToGate.Retry(long client) -> {
        out.int8(RETRY);
        out.number(client);
      }
      case ToGate.Forget(long client) -> {
        out.int8(FORGET);
        out.number(client);
      }
    }
  }

  /// Each as the distance from the one before, since those who hear the same are often neighbours.
  private static void writeAll(long[] clients, Output out) {
    out.number(clients.length);
    long before = 0;
    for (long client : clients) {
      out.signed(client - before);
      before = client;
    }
  }

  /// {@return how many bytes the message has, which is written}
  static int write(Call call, Output out) {
    int start =
        out.begin(
            switch (call) {
              case Call.Ready _ -> READY;
              case Call.Open _ -> OPEN;
              case Call.Inherit _ -> INHERIT;
              case Call.Admit _ -> ADMIT;
              case Call.Unbind _ -> UNBIND;
              case Call.Close _ -> CLOSE;
              case Call.Frozen _ -> FROZEN;
              case Call.Restart _ -> RESTART;
              case Call.Stopping _ -> STOPPING;
              case Call.Pong _ -> PONG;
            });
    switch (call) {
      case Call.Open(var options) -> Values.write(options, out);
      case Call.Close(var limit) -> Values.write(limit, out);
      case Call.Pong(long number) -> out.number(number);
      case Call.Ready _,
          Call.Inherit _,
          Call.Admit _,
          Call.Unbind _,
          Call.Frozen _,
          Call.Restart _,
          Call.Stopping _ -> {}
    }
    return out.end(start);
  }

  // ---- reading

  /// Whoever takes what has been read.
  interface Receiver {
    void receive(Frame frame) throws WireException;

    void receive(Call call) throws WireException;
  }

  /// Reads one message, which must be all of the input.
  static void read(Input in, Receiver receiver) throws WireException {
    int kind = in.int8();
    if (kind == FRAME) {
      receiver.receive(frame(in));
      return;
    }
    Call call;
    try {
      call = call(kind, in);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new WireException("a message to the gate with parts that make no sense", e);
    }
    in.expectEnd();
    receiver.receive(call);
  }

  private static Call call(int kind, Input in) throws WireException {
    return switch (kind) {
      case READY -> new Call.Ready();
      case OPEN -> new Call.Open(Values.options(in));
      case INHERIT -> new Call.Inherit();
      case ADMIT -> new Call.Admit();
      case UNBIND -> new Call.Unbind();
      case CLOSE -> new Call.Close(Values.duration(in));
      case FROZEN -> new Call.Frozen();
      case RESTART -> new Call.Restart();
      case STOPPING -> new Call.Stopping();
      case PONG -> new Call.Pong(in.number());
      default -> throw new WireException("kind of a message to the gate: " + kind);
    };
  }

  private static Frame frame(Input in) throws WireException {
    Frame frame = new Frame();
    while (in.left() > 0) {
      frame.add(step(in));
    }
    return frame;
  }

  private static ToGate step(Input in) throws WireException {
    int kind = in.int8();
    return switch (kind) {
      case WRITE -> new ToGate.Write(in.number(), in.text());
      case WRITE_ALL -> new ToGate.WriteAll(readAll(in), in.text());
      case WRITE_BYTES -> new ToGate.WriteBytes(in.number(), in.bytes());
      case PROMPT -> new ToGate.Prompt(in.number(), in.text());
      case ECHO -> new ToGate.Echo(in.number(), in.bool());
      case CLOSE_CLIENT -> new ToGate.Close(in.number());
      case ACKNOWLEDGE -> new ToGate.Acknowledge(in.number(), in.int32());
      case KEEP -> new ToGate.Keep(in.number(), in.text(), perhapsBytes(in));
      case GREETED -> new ToGate.Greeted(in.number());
      case RETRY -> new ToGate.Retry(in.number());
      case FORGET -> new ToGate.Forget(in.number());
      case OUT_OF_BAND -> new ToGate.OutOfBand(in.number(), in.text(), in.text());
      case OUT_OF_BAND_ALL -> new ToGate.OutOfBandAll(readAll(in), in.text(), in.text());
      case KEYS -> new ToGate.Keys(in.number(), in.bool());
      case SUBNEGOTIATION -> new ToGate.Subnegotiation(in.number(), in.int32(), in.bytes());
      case STATUS -> new ToGate.Status(in.number(), TelnetValues.variables(in));
      default -> throw new WireException("kind of a step: " + kind);
    };
  }

  private static long[] readAll(Input in) throws WireException {
    long[] clients = new long[in.count(1)];
    long client = 0;
    for (int index = 0; index < clients.length; index++) {
      client += in.signed();
      clients[index] = client;
    }
    return clients;
  }

  private static byte @Nullable [] perhapsBytes(Input in) throws WireException {
    return in.bool() ? in.bytes() : null;
  }
}
