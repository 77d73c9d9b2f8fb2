package dev.parley.event;

import java.time.Duration;

/// A registered handler: the handle to remove it by, and what is known about it.
///
/// Thread-safe.
public sealed interface Listener permits Binding {
  /// Removes the handler: it is not called any more, not even for an event that is under way. Works
  /// from anywhere, the handler itself included.
  ///
  /// @return whether it was there; a repeat call has no effect
  boolean remove();

  /// {@return whether the handler is still registered}
  boolean isActive();

  /// {@return how often the handler was called; exact on the strand of the registry}
  long calls();

  /// {@return how often it failed, its predicates included; exact on the strand of the registry}
  long failures();

  /// {@return the time spent in the handler, its waits included; zero unless the registry measures}
  Duration time();

  /// {@return the name for logs and metrics: the label given, else the event and the handler's
  /// class}
  String label();

  /// {@return on which terms it hears its class of events, as a person would read them; empty if it
  /// hears all of them}
  String terms();

  /// {@return the class of events that it hears}
  Class<?> type();

  /// {@return the phase that it belongs to}
  Phase phase();
}
