package dev.parley.event;

/// Says, on a handler that acts on behalf of a class, which one that is, so that a [Place] names it
/// instead of the class of the handler.
public interface StandsFor {
  /// {@return the class that it acts on behalf of; always the same}
  Class<?> standsFor();
}
