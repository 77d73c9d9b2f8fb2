package dev.parley.angel;

import dev.parley.link.Inheritance;
import dev.parley.link.Inputs;
import dev.parley.link.LeaveReason;
import dev.parley.link.TerminalState;
import dev.parley.link.ToService;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the [Ledger] knows of one client.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Entry {
  /// With the terminal as it is known now.
  private ToService.Connected connected;

  final Shelf shelf = new Shelf();

  /// Not acknowledged, in order; see [Inputs].
  private final ArrayDeque<Object> inputs = new ArrayDeque<>(1);

  /// How many of the inputs the present process was given; the first ones.
  private int given;

  private long lastInputAt;
  private boolean ended;
  private boolean endGiven;
  private @Nullable LeaveReason left;
  private boolean leftGiven;

  /// Whether the present process knows of this client, or, while none serves, the one before did.
  private boolean told;

  /// What terminal the present process knows, if it knows of this client.
  private TerminalState terminalGiven;

  /// Who was told of this client as of an heir, and may serve it next.
  private @Nullable Object heirOf;

  /// What terminal the heir was told of.
  private TerminalState terminalBequeathed;

  private boolean greeted;
  private boolean forgotten;

  /// Whether a process that crashed knew of this client and had not greeted it.
  private boolean comingSuspected;

  /// Whether the present process has tried the coming again.
  private boolean comingRetried;

  /// How many of the inputs a process that crashed was given; the first ones.
  private int suspected;

  Entry(ToService.Connected connected, long now, boolean told) {
    this.connected = connected;
    this.told = told;
    terminalGiven = connected.terminal();
    terminalBequeathed = connected.terminal();
    lastInputAt = now;
  }

  ToService.Connected connected() {
    return connected;
  }

  // ---- what the gate says

  void change(TerminalState terminal, boolean given) {
    connected = connected.with(terminal);
    if (given) {
      terminalGiven = terminal;
    }
  }

  void add(List<?> more, long now, boolean given) {
    inputs.addAll(more);
    added(more.size(), now, given);
  }

  void add(byte[] input, long now, boolean given) {
    inputs.add(input);
    added(1, now, given);
  }

  private void added(int count, long now, boolean passedOn) {
    lastInputAt = now;
    if (passedOn) {
      given += count;
    }
  }

  void end(boolean given) {
    ended = true;
    endGiven = given;
  }

  void leave(LeaveReason reason, boolean given) {
    left = reason;
    leftGiven = given;
  }

  // ---- what the process says

  void acknowledge(int count) {
    for (int i = 0; i < count && given > 0; i++) {
      inputs.remove();
      given--;
      suspected = Math.max(0, suspected - 1);
    }
  }

  void greet() {
    greeted = true;
    comingSuspected = false;
  }

  void forget() {
    forgotten = true;
    inputs.clear();
    given = 0;
    suspected = 0;
  }

  /// The process tries something again that it is told another one has crashed with.
  ///
  /// @return whether it is the coming of the client
  boolean retriesComing() {
    boolean coming = comingSuspected && !comingRetried;
    if (coming) {
      comingRetried = true;
    }
    return coming;
  }

  boolean isSuspected() {
    return suspected > 0;
  }

  // ---- from one process to the next

  /// The process that was given all this has crashed.
  void suspect() {
    comingSuspected = told && !greeted && !forgotten;
    suspected = given;
    given = 0;
  }

  /// Takes away the first input.
  void drop() {
    inputs.remove();
    given = Math.max(0, given - 1);
  }

  /// Makes this client known to a process as one that is there already.
  Inheritance.Heir bequeath(Object successor, long now) {
    heirOf = successor;
    terminalBequeathed = connected.terminal();
    return new Inheritance.Heir(
        connected,
        Duration.ofNanos(Math.max(0, now - lastInputAt)),
        greeted,
        (comingSuspected ? 1 : 0) + suspected,
        shelf.slots());
  }

  /// From now on this process serves; it was given nothing but the heirs.
  void beginWith(Object successor) {
    told = successor.equals(heirOf) && !forgotten;
    terminalGiven = terminalBequeathed;
    heirOf = null;
    given = 0;
    endGiven = false;
    leftGiven = false;
    comingRetried = false;
  }

  /// Gives the present process what it has not been given.
  void catchUp(Consumer<? super ToService> process) {
    if (forgotten) {
      return;
    }
    if (!told) {
      told = true;
      process.accept(connected);
    } else if (!connected.terminal().equals(terminalGiven)) {
      process.accept(new ToService.TerminalChanged(connected.client(), connected.terminal()));
    }
    terminalGiven = connected.terminal();
    giveInputs(process);
    if (ended && !endGiven) {
      endGiven = true;
      process.accept(new ToService.InputEnded(connected.client()));
    }
    if (left != null && !leftGiven) {
      leftGiven = true;
      process.accept(new ToService.Left(connected.client(), left));
    }
  }

  private void giveInputs(Consumer<? super ToService> process) {
    if (given == inputs.size()) {
      return;
    }
    List<Object> rest = inputs.stream().skip(given).toList();
    given = inputs.size();
    Inputs.send(connected.client(), rest, process);
  }

  // ---- how it is

  boolean isTold() {
    return told;
  }

  boolean isForgotten() {
    return forgotten;
  }

  boolean hasLeft() {
    return left != null;
  }

  int waiting() {
    return inputs.size();
  }
}
