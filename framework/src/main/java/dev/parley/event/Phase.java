package dev.parley.event;

/// A part of the handling of an event. All handlers of a phase are done, their waits included,
/// before the first one of the next phase starts. A registry has an ordered list of phases.
///
/// Immutable.
///
/// @param name what it is called; unique within a registry
/// @param isConcurrent whether its handlers start together, each in its own task of the strand; all
///   are started then, whatever one of them does to the event
/// @param isAlways whether its handlers also hear an event that was stopped
public record Phase(String name, boolean isConcurrent, boolean isAlways) {
  /// The first of the usual three.
  public static final Phase BEFORE = of("before");

  /// The middle one, where handlers are put that do not say.
  public static final Phase DURING = of("during");

  /// The last of the usual three.
  public static final Phase AFTER = of("after");

  /// {@return a phase whose handlers run one after the other}
  public static Phase of(String name) {
    return new Phase(name, false, false);
  }

  /// {@return the same phase, with handlers that start together}
  public Phase concurrent() {
    return new Phase(name, true, isAlways);
  }

  /// {@return the same phase, which also hears an event that was stopped}
  public Phase always() {
    return new Phase(name, isConcurrent, true);
  }

  @Override
  public String toString() {
    return name;
  }
}
