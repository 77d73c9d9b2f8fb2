package dev.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// A person at a terminal, without a socket; [MemoryService#client] makes one.
///
/// Lines are edited, cut and cleaned of control characters as those of a telnet client, and as many
/// of them wait for the service at most. `idle-timeout` and `first-line-timeout` go by the
/// service's virtual time. A client in memory always reads, so that it never is too slow, and knows
/// no telnet.
///
/// An expectation first lets the service come to rest: all its tasks have ended, or wait for input
/// or time. What is there then is found at once. What is not there is waited for, at most 5 s of
/// real time, since it may come from a thread that goes by no virtual time, of
/// [dev.parley.Service#call] for instance. Virtual time passes in [#expectNothing(Duration)] only.
///
/// Not thread-safe: many threads may use it, one at a time. Not to be used on the strand of its
/// service.
public final class MemoryClient extends ExpectingClient {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final MemoryGate gate;
  private final VirtualTime time;
  private final InetSocketAddress address;
  private final MemoryConnection connection;

  /// Written by the gate, read by this client's user.
  private volatile boolean typingHidden;

  MemoryClient(MemoryGate gate, VirtualTime time, InetSocketAddress address) {
    super(LIMIT, UTF_8, time::nanoTime);
    this.gate = gate;
    this.time = time;
    this.address = address;
    connection = gate.connect(address, new Terminal());
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
    public void end(String how) {
      traffic.note(how);
      inbox.end(how);
    }
  }
}
