package dev.parley.asterisk;

/// Classes for events, found by [java.util.ServiceLoader] and known to every manager that is made:
/// for those who provide events of a module of Asterisk to others. For one manager
/// [EventTypes#register] is enough.
public interface EventCatalogue {
  /// Registers the classes.
  void registerIn(EventTypes types);
}
