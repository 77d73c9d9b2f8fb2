package dev.parley.event;

/// A handler that is given its target, which the registry holds weakly.
@FunctionalInterface
public interface WeakHandler<T, E> {
  /// Handles one event on behalf of the target.
  void handle(T target, E event) throws Exception;
}
