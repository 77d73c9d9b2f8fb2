package dev.parley.bench.jmh.events;

/// An event bus as it is measured. Its handlers do next to nothing: each adds to one sum, and each
/// is a class of its own, as in real programs, so that no compiler can make one of them.
interface Bus {
  /// Binds the handlers.
  void bind(Shape shape);

  /// Posts one event and returns when its handlers are done.
  void post();
}
