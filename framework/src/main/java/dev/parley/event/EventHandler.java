package dev.parley.event;

/// What is called when an event happens. A handler may throw: the failure is logged and reported as
/// [HandlerFailed], and later handlers are called all the same.
///
/// Called on the strand of its registry, else on the thread that triggers.
@FunctionalInterface
public interface EventHandler<E> {
  /// Handles one event. May wait, where the registry has a strand: the later handlers of this event
  /// are called when it is done, and other events go on meanwhile.
  void handle(E event) throws Exception;
}
