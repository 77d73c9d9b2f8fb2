package dev.parley.link;

/// What whoever supervises a service tells it to do; see [ServiceLink#order].
///
/// Immutable.
public sealed interface Order {
  /// Another process is ready to serve. Come to rest, hand everything over, and answer by
  /// [GateLink#frozen].
  record Freeze() implements Order {}

  /// The other process has failed: go on as if nothing had happened. Follows [Freeze], also before
  /// it was answered.
  ///
  /// @param reason why it failed, for people
  record Thaw(String reason) implements Order {}

  /// The other process has failed before this one had to come to rest.
  ///
  /// @param reason why it failed, for people
  record RestartFailed(String reason) implements Order {}

  /// The other process serves: end at once, without a word to anybody. Follows [Freeze].
  record End() implements Order {}

  /// Stop, as a service does that is told to by its own code.
  record Stop() implements Order {}
}
