package dev.parley.wire;

import dev.parley.link.GateOptions;
import java.time.Duration;

/// A call of [GateLink] on its way from the service to the gate, frames aside.
///
/// Immutable.
sealed interface Call {
  /// See [GateLink#ready]; answered by [Answer.Done] or [Answer.Failed].
  record Ready() implements Call {}

  /// See [GateLink#open]; answered by [Answer.Opened] or [Answer.Failed].
  record Open(GateOptions options) implements Call {}

  /// See [GateLink#inherit]; answered by any number of [Answer.Heirs] and then [Answer.Inherited],
  /// or by [Answer.Failed].
  record Inherit() implements Call {}

  /// See [GateLink#admit]; not answered.
  record Admit() implements Call {}

  /// See [GateLink#unbind]; answered by [Answer.Done] or [Answer.Failed].
  record Unbind() implements Call {}

  /// See [GateLink#close]; answered by [Answer.Done] or [Answer.Failed].
  record Close(Duration limit) implements Call {}

  /// See [GateLink#frozen]; not answered.
  record Frozen() implements Call {}

  /// See [GateLink#restart]; what comes of it is told by an order.
  record Restart() implements Call {}

  /// See [GateLink#stopping]; not answered.
  record Stopping() implements Call {}

  /// The answer to [Answer.Ping].
  record Pong(long number) implements Call {}
}
