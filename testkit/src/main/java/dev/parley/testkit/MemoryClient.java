package dev.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.link.Keystroke;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A person at a terminal, without a socket; [MemoryService#client] makes one.
///
/// Lines are edited, cut and cleaned of control characters as those of a telnet client, and as many
/// of them wait for the service at most. `idle-timeout` and `first-line-timeout` go by the
/// service's virtual time. A client in memory always reads, so that it never is too slow. It knows
/// no telnet, but has a [TestTerminal] as if it had told of it so.
///
/// An expectation first lets the service come to rest: all its tasks have ended, or wait for input
/// or time. What is there then is found at once. What is not there is waited for, at most 5 s of
/// real time (or the [ConnectOptions#limit] that the system property says), since it may come from
/// a thread that goes by no virtual time, of [dev.parley.Service#call] for instance. Virtual time
/// passes in [#expectNothing(Duration)] only.
///
/// Not thread-safe: many threads may use it, one at a time. Not to be used on the strand of its
/// service.
public final class MemoryClient extends ExpectingClient {
  private final MemoryGate gate;
  private final VirtualTime time;
  private final InetSocketAddress address;
  private final MemoryConnection connection;

  // Written by the gate, read by this client's user.
  private volatile boolean typingHidden;
  private volatile boolean keysWanted;
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();

  private TestTerminal terminal;

  MemoryClient(
      MemoryGate gate, VirtualTime time, InetSocketAddress address, TestTerminal terminal) {
    super(ConnectOptions.DEFAULT_LIMIT, UTF_8, time::nanoTime);
    this.terminal = terminal;
    this.gate = gate;
    this.time = time;
    this.address = address;
    connection = gate.connect(address, terminal, new Terminal());
  }

  @Override
  public void sendText(String text) {
    byte[] typed = text.getBytes(UTF_8);
    traffic.sent(typed);
    gate.guarded(() -> {
      if (!connection.type(typed)) {
        throw failure("to send " + Visible.text(text, SHOWN) + ", but nobody reads it", null);
      }
    });
  }

  /// {@return what the client's terminal is}
  public TestTerminal terminal() {
    return terminal;
  }

  /// Changes the terminal, as somebody does who resizes a window; the service is told.
  public void terminal(TestTerminal changed) {
    terminal = Objects.requireNonNull(changed, "changed");
    traffic.note("changed the terminal");
    gate.guarded(() -> connection.change(changed));
  }

  /// Presses keys, named as [Keystroke] names them: `ann.press("Down", "Enter")`.
  ///
  /// @throws AssertionError if the service does not ask for keys, or the terminal is none that
  ///   [TestTerminal#keys sends] them
  public void press(String... names) {
    settle();
    List<Keystroke> keys = Arrays.stream(names).map(Keystroke::new).toList();
    traffic.note("pressed " + keys);
    gate.guarded(() -> {
      if (!connection.press(keys)) {
        throw failure("to press " + keys + ", but this client sends lines now", null);
      }
    });
  }

  /// {@return whether the service asks for single keys}
  public boolean areKeysWanted() {
    settle();
    return keysWanted;
  }

  /// Sends a message beside the text, as by GMCP.
  ///
  /// @param json a JSON value, or nothing
  public void sendMessage(String name, String json) {
    traffic.note("sent the message " + name);
    gate.guarded(() -> connection.send(name, json));
  }

  /// {@return the messages beside the text that have come since this was last called, each as its
  /// name, a blank and its JSON value; see [TestTerminal#messages]}
  public List<String> takeMessages() {
    settle();
    var taken = new ArrayList<String>();
    for (String next = messages.poll(); next != null; next = messages.poll()) {
      taken.add(next);
    }
    return taken;
  }

  /// Checks that nothing has come when the service has come to rest, and that it has not closed.
  @Override
  public void expectNothing() {
    expectNothing(Duration.ZERO);
  }

  /// Lets so much virtual time pass, and checks that no text has come in it, and that the service
  /// has not closed.
  @Override
  public void expectNothing(Duration quiet) {
    time.advance(quiet);
    requireNothing(quiet);
  }

  @Override
  public boolean isTypingHidden() {
    settle();
    return typingHidden;
  }

  @Override
  public void endInput() {
    traffic.note("ended the input");
    gate.guarded(connection::endInput);
  }

  @Override
  public void reset() {
    traffic.note("reset");
    gate.guarded(connection::reset);
  }

  /// Ends the input and reads no more. A repeat call has no effect.
  @Override
  public void close() {
    inbox.end("closed by this client");
    gate.guarded(connection::endInput);
  }

  @Override
  public InetSocketAddress localAddress() {
    return address;
  }

  @Override
  void settle() {
    time.advance(Duration.ZERO);
  }

  @Override
  String connection() {
    return "in memory, from " + address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /// What the gate sees of this client.
  private final class Terminal implements Screen {
    @Override
    public void show(byte[] text) {
      if (inbox.ended() == null) {
        traffic.received(text);
        inbox.put(text, List.of());
      }
    }

    @Override
    public void hideTyping(boolean hidden) {
      typingHidden = hidden;
    }

    @Override
    public void wantKeys(boolean wanted) {
      keysWanted = wanted;
    }

    @Override
    public void message(String name, String json) {
      messages.add(json.isEmpty() ? name : name + " " + json);
    }

    @Override
    public void end(String how) {
      traffic.note(how);
      inbox.end(how);
    }
  }
}
