package dev.parley.flow;

import dev.parley.event.EventHandler;

/// A handler that says whether the handlers behind it in a [chain][Handlers#chain] are to be
/// called. It can be registered like any other handler, where its answer does not count.
///
/// @param <E> the class of events
@FunctionalInterface
public interface Link<E> extends EventHandler<E> {
  /// Handles an event.
  ///
  /// @return whether the chain goes on
  boolean pass(E event) throws Exception;

  @Override
  default void handle(E event) throws Exception {
    pass(event);
  }
}
