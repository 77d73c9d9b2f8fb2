package dev.parley.asterisk;

/// Makes the object for an event that an exchange tells; usually a constructor: `Hangup::new`.
///
/// Called on the strand; should be quick.
@FunctionalInterface
public interface EventFactory {
  /// {@return the event}
  AsteriskEvent make(Manager manager, Fields fields);
}
