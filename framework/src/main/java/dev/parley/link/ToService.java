package dev.parley.link;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/// A message from the gate to the service.
///
/// Immutable; the arrays and lists are handed over and must not be changed by either side.
public sealed interface ToService {
  /// The client that the message is about: positive, never used again by the same gate.
  long client();

  /// Somebody is there.
  ///
  /// @param remote the address of the client
  /// @param local the address that it connected to
  /// @param at when the connection was accepted
  record Connected(
      long client, Mode mode, InetSocketAddress remote, InetSocketAddress local, Instant at)
      implements ToService {}

  /// Lines of a [Mode#LINE] client, without their ends, in the order in which they were typed. Each
  /// is to be acknowledged by [ToGate.Acknowledge] when its handling ends.
  record Lines(long client, List<String> lines) implements ToService {}

  /// Bytes of a [Mode#RAW] client. Counts as one input for [ToGate.Acknowledge].
  record Data(long client, byte[] bytes) implements ToService {}

  /// The client has ended its side; it may still be reading. Its place is behind all input sent
  /// before. The service answers with [ToGate.Close] when it has handled that input.
  record InputEnded(long client) implements ToService {}

  /// The connection is gone; the last message about this client.
  record Left(long client, LeaveReason reason) implements ToService {}
}
