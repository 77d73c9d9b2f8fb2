package dev.parley.event;

/// What a registry does when an equal handler is registered again for the same class of events with
/// the same match.
public enum Duplicates {
  /// It is called each time. The default.
  ALLOW,
  /// The second registration is an [IllegalStateException].
  REJECT,
  /// The first registration is removed, so that the handler moves to the place of the new one.
  MOVE_TO_END
}
