package dev.parley.bench.jmh.events;

import com.google.common.eventbus.EventBus;

/// Guava's EventBus, which knows no conditions and no priorities.
///
/// Not thread-safe: many threads may use it, one at a time.
final class GuavaBus implements Bus {
  private final Tally tally;
  private final EventBus bus = new EventBus();
  private final Subscribers.Leaf event = new Subscribers.Leaf();

  GuavaBus(Tally tally) {
    this.tally = tally;
  }

  @Override
  public void bind(Shape shape) {
    Subscribers.of(tally, shape).forEach(bus::register);
  }

  @Override
  public void post() {
    bus.post(event);
  }
}
