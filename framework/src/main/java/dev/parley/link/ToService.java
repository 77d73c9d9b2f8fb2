package dev.parley.link;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/// A message from the gate to the service.
///
/// Immutable; the arrays and lists are handed over and must not be changed by either side.
public sealed interface ToService {
  /// The client that the message is about: positive, never used again by the same gate. Zero for
  /// [Refused], which is about none.
  long client();

  /// Connections were refused. At most one message in a second for each reason and each thread of
  /// the gate, so that an attack is no burden; nobody is told of what happens while no process
  /// serves.
  ///
  /// @param remote the address of the last one
  /// @param local the address that it connected to
  /// @param count how many, since the last message with that reason
  record Refused(InetSocketAddress remote, InetSocketAddress local, Refusal refusal, int count)
      implements ToService {
    @Override
    public long client() {
      return 0;
    }
  }

  /// Somebody is there. A [Mode#LINE] client is announced when it has answered what the gate
  /// offered first, or after [TelnetPolicy#settleLimit].
  ///
  /// @param remote the address of the client
  /// @param local the address that it connected to
  /// @param at when the connection was accepted
  /// @param terminal what is known of its terminal
  record Connected(
      long client,
      Mode mode,
      InetSocketAddress remote,
      InetSocketAddress local,
      Instant at,
      TerminalState terminal)
      implements ToService {
    /// {@return the same client, with what has become known of its terminal}
    public Connected with(TerminalState terminal) {
      return new Connected(client, mode, remote, local, at, terminal);
    }
  }

  /// Lines of a [Mode#LINE] client, without their ends, in the order in which they were typed. Each
  /// is to be acknowledged by [ToGate.Acknowledge] when its handling ends.
  record Lines(long client, List<String> lines) implements ToService {}

  /// Keys of a [Mode#LINE] client, in the order in which they were pressed, while [ToGate.Keys]
  /// asks for them. Each is an input of its own, as a line is.
  record Keys(long client, List<Keystroke> keys) implements ToService {}

  /// Bytes of a [Mode#RAW] client. Counts as one input for [ToGate.Acknowledge].
  record Data(long client, byte[] bytes) implements ToService {}

  // ---- of telnet clients; each is told at once, before lines that wait, and once at most

  /// Something else is known of the client's terminal than before.
  record TerminalChanged(long client, TerminalState terminal) implements ToService {}

  /// An out-of-band message, by GMCP or MSDP.
  ///
  /// @param name such as `Char.Login`; `MSDP` for a message of that protocol
  /// @param json a JSON value that nobody has looked at yet, or empty
  record OutOfBand(long client, String name, String json) implements ToService {}

  /// A subnegotiation of a [TelnetPolicy.Declared] option that is on.
  record Subnegotiation(long client, int option, byte[] payload) implements ToService {}

  /// A command that is no input.
  record Signalled(long client, Signal signal) implements ToService {}

  /// A bound was exceeded; what follows is said there.
  record Exceeded(long client, Excess excess) implements ToService {}

  // ---- the end

  /// The client has ended its side; it may still be reading. Its place is behind all input sent
  /// before. The service answers with [ToGate.Close] when it has handled that input.
  record InputEnded(long client) implements ToService {}

  /// The connection is gone; the last message about this client.
  record Left(long client, LeaveReason reason) implements ToService {}
}
