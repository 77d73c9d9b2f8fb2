package dev.parley.asterisk;

/// An event for whose name there is no class. Listen to it by name, or make a class for it and say
/// so to [EventTypes].
///
/// Not thread-safe: many threads may use it, one at a time.
public final class GenericEvent extends AsteriskEvent {
  /// An event that the exchange tells.
  public GenericEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
