package dev.parley.bench.jmh.events;

/// What is bound when an event is posted.
public enum Shape {
  /// One handler.
  ONE,
  /// Five handlers.
  FIVE,
  /// Twenty handlers.
  TWENTY,
  /// Three handlers, one for the class of the event and one for each of its two superclasses.
  HIERARCHY,
  /// Five handlers, each with a condition that holds, where the bus knows conditions.
  CONDITIONS,
  /// Six handlers in three phases or priorities, where the bus knows them.
  PHASES,
  /// None.
  NOBODY;

  /// {@return how many handlers there are}
  int handlers() {
    return switch (this) {
      case ONE -> 1;
      case FIVE, CONDITIONS -> 5;
      case TWENTY -> 20;
      case HIERARCHY -> 3;
      case PHASES -> 6;
      case NOBODY -> 0;
    };
  }
}
