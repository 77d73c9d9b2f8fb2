package dev.parley.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.gate.KeyAssembler;
import dev.parley.gate.LineAssembler;
import dev.parley.link.Inputs;
import dev.parley.link.Keystroke;
import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.ServiceLink;
import dev.parley.link.ToService;
import dev.parley.strand.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The gate's side of one client in memory: what a connection does, without a socket.
///
/// Not thread-safe: many threads may use it, one at a time; the gate's lock sees to that.
final class MemoryConnection implements LineAssembler.Sink, KeyAssembler.Sink {
  /// An LF without a CR.
  private static final Pattern BARE_LF = Pattern.compile("(?<!\r)\n");

  private final MemoryGate gate;
  private final ServiceLink service;
  private final Limits limits;
  private final long id;
  private final Mode mode;
  private final Screen screen;
  private final @Nullable LineAssembler assembler;
  private final KeyAssembler keyAssembler = new KeyAssembler(this);

  /// What was typed and has not gone to the service yet.
  private final Queue<Object> held = new ArrayDeque<>(1);

  private TestTerminal terminal;
  private boolean byKeys;
  private int unacknowledged;
  private boolean inputEnded;
  private boolean inputEndedSent;
  private boolean gone;

  private boolean firstInputSeen;
  private long lastInputAt;
  private Time.@Nullable Alarm timeout;

  MemoryConnection(
      MemoryGate gate,
      ServiceLink service,
      Limits limits,
      long id,
      Mode mode,
      TestTerminal terminal,
      Screen screen) {
    this.gate = gate;
    this.service = service;
    this.limits = limits;
    this.id = id;
    this.mode = mode;
    this.terminal = terminal;
    this.screen = screen;
    assembler = mode == Mode.LINE ? new LineAssembler(limits.maxLineLength(), this) : null;
    lastInputAt = gate.time().nanoTime();
    armTimeout();
  }

  // From the client.

  /// {@return false if the connection takes no input any more}
  boolean type(byte[] typed) {
    if (gone || inputEnded) {
      return false;
    }
    boolean isFirst = !firstInputSeen;
    if (byKeys) {
      keyAssembler.accept(typed, 0, typed.length);
      // What is sent in one piece belongs together.
      keyAssembler.endKey();
    } else if (assembler != null) {
      assembler.accept(typed, 0, typed.length);
    } else {
      firstInputSeen = true;
      held.add(typed.clone());
    }
    if (firstInputSeen) {
      lastInputAt = gate.time().nanoTime();
    }
    if (isFirst && firstInputSeen) {
      // The other limit holds from now on.
      armTimeout();
    }
    deliver();
    return true;
  }

  /// {@return false if nobody asks for keys, or takes them}
  boolean press(List<Keystroke> keys) {
    if (gone || inputEnded || !byKeys) {
      return false;
    }
    firstInputSeen = true;
    lastInputAt = gate.time().nanoTime();
    held.addAll(keys);
    deliver();
    return true;
  }

  void change(TestTerminal changed) {
    boolean other = !changed.state().equals(terminal.state());
    terminal = changed;
    if (other && !gone) {
      service.receive(new ToService.TerminalChanged(id, changed.state()));
    }
  }

  /// A message beside the text.
  void send(String name, String json) {
    if (!gone) {
      service.receive(new ToService.OutOfBand(id, name, json));
    }
  }

  void endInput() {
    if (gone || inputEnded) {
      return;
    }
    inputEnded = true;
    if (assembler != null) {
      assembler.finish();
    }
    deliver();
  }

  void reset() {
    leave(LeaveReason.RESET, "reset by this client");
  }

  @Override
  public void line(String line) {
    firstInputSeen = true;
    held.add(line);
  }

  @Override
  public void key(Keystroke key) {
    firstInputSeen = true;
    held.add(key);
  }

  @Override
  public void lineTooLong() {
    tell("Line too long; only its first %d bytes are used.\n".formatted(limits.maxLineLength()));
  }

  // From the service.

  void write(String text) {
    if (!gone) {
      String shown = mode == Mode.LINE ? BARE_LF.matcher(text).replaceAll("\r\n") : text;
      screen.show(shown.getBytes(mode == Mode.LINE && terminal.isAscii() ? US_ASCII : UTF_8));
    }
  }

  void write(byte[] bytes) {
    if (!gone) {
      screen.show(bytes.clone());
    }
  }

  void echo(boolean on) {
    if (mode == Mode.LINE && !gone) {
      screen.hideTyping(!on);
    }
  }

  void keys(boolean on) {
    if (assembler == null || gone) {
      return;
    }
    screen.wantKeys(on);
    boolean now = on && terminal.sendsKeys();
    if (now && !byKeys) {
      assembler.handOver(keyAssembler);
    } else if (!now && byKeys) {
      keyAssembler.handOver(assembler);
    }
    byKeys = now;
    deliver();
  }

  void message(String name, String json) {
    if (!gone) {
      screen.message(name, json);
    }
  }

  void acknowledge(int inputs) {
    unacknowledged = Math.max(0, unacknowledged - inputs);
    deliver();
  }

  void close() {
    leave(inputEndedSent ? LeaveReason.END_OF_INPUT : LeaveReason.CLOSED, "closed by the server");
  }

  // Inside.

  private void deliver() {
    if (gone) {
      return;
    }
    var ready = new ArrayList<Object>();
    while (!held.isEmpty() && unacknowledged < limits.maxWaitingLines()) {
      unacknowledged++;
      ready.add(held.remove());
    }
    Inputs.send(id, ready, service::receive);
    if (inputEnded && !inputEndedSent && held.isEmpty()) {
      inputEndedSent = true;
      service.receive(new ToService.InputEnded(id));
    }
  }

  private void leave(LeaveReason reason, String how) {
    if (gone) {
      return;
    }
    echo(true);
    screen.wantKeys(false);
    gone = true;
    held.clear();
    disarmTimeout();
    screen.end(how);
    gate.remove(id);
    service.receive(new ToService.Left(id, reason));
  }

  private void tell(String text) {
    if (mode == Mode.LINE) {
      write(text);
    }
  }

  // Time.

  private void armTimeout() {
    disarmTimeout();
    Duration limit = firstInputSeen ? limits.idleTimeout() : limits.firstLineTimeout();
    if (!limit.isZero()) {
      Duration silent = Duration.ofNanos(gate.time().nanoTime() - lastInputAt);
      timeout = gate.time().after(limit.minus(silent), () -> gate.guarded(this::checkTimeout));
    }
  }

  private void disarmTimeout() {
    if (timeout != null) {
      timeout.cancel();
      timeout = null;
    }
  }

  /// One alarm serves many lines: it looks when it rings how long the silence has really been.
  private void checkTimeout() {
    if (gone) {
      return;
    }
    long now = gate.time().nanoTime();
    if (unacknowledged >= limits.maxWaitingLines()) {
      // A client that is not read can't be blamed for its silence.
      lastInputAt = now;
    }
    Duration limit = firstInputSeen ? limits.idleTimeout() : limits.firstLineTimeout();
    if (now - lastInputAt < limit.toNanos()) {
      armTimeout();
    } else if (firstInputSeen) {
      tell("\nYou have been silent for too long. Goodbye.\n");
      leave(LeaveReason.IDLE, "closed by the server: idle for " + limit);
    } else {
      tell("\nYou have not said anything. Goodbye.\n");
      leave(LeaveReason.SILENT, "closed by the server: no input within " + limit);
    }
  }
}
