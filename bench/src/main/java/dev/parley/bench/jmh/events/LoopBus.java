package dev.parley.bench.jmh.events;

import java.util.function.Consumer;

/// The limit: a loop over an array, as one would write it by hand for one kind of event.
///
/// Not thread-safe: many threads may use it, one at a time.
final class LoopBus implements Bus {
  private static final class Tick implements Tally.Valued {}

  private final Tally tally;
  private final Tick event = new Tick();
  private Consumer<Tally.Valued>[] handlers;

  LoopBus(Tally tally) {
    this.tally = tally;
    handlers = arrayOf(Shape.NOBODY);
  }

  @Override
  public void bind(Shape shape) {
    handlers = arrayOf(shape);
  }

  @SuppressWarnings("unchecked")
  private Consumer<Tally.Valued>[] arrayOf(Shape shape) {
    return tally.consumers.subList(0, shape.handlers()).toArray(Consumer[]::new);
  }

  @Override
  public void post() {
    for (Consumer<Tally.Valued> handler : handlers) {
      handler.accept(event);
    }
  }
}
