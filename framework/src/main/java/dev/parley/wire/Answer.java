package dev.parley.wire;

import dev.parley.link.Inheritance;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/// What the gate's end answers to a [Call], and what it asks. One call is answered at a time, since
/// the service makes the next when it has the answer to the one before; the calls that end it all
/// are told apart by their kind.
///
/// Immutable.
sealed interface Answer {
  /// Which call is answered.
  enum To {
    /// [Call.Ready].
    READY,
    /// [Call.Open].
    OPEN,
    /// [Call.Inherit].
    INHERIT,
    /// [Call.Unbind].
    UNBIND,
    /// [Call.Close].
    CLOSE
  }

  /// The call has returned.
  record Done(To to) implements Answer {}

  /// The call has thrown.
  ///
  /// @param reason for people
  record Failed(To to, String reason) implements Answer {}

  /// The listeners are bound.
  record Opened(List<InetSocketAddress> addresses) implements Answer {}

  /// A part of what is inherited, so that no message grows with the number of clients.
  record Heirs(Map<String, byte[]> kept, List<Inheritance.Heir> heirs) implements Answer {}

  /// All parts have been sent.
  record Inherited(Inheritance.Cause cause) implements Answer {}

  /// Asks for a sign of life, with the number that is to come back.
  record Ping(long number) implements Answer {}
}
