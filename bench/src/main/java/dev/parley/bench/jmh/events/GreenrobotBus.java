package dev.parley.bench.jmh.events;

import org.greenrobot.eventbus.EventBus;

/// greenrobot's EventBus, which knows no conditions; what it does about events that nobody hears is
/// off.
///
/// Not thread-safe: many threads may use it, one at a time.
final class GreenrobotBus implements Bus {
  private final Tally tally;
  private final EventBus bus =
      EventBus.builder().sendNoSubscriberEvent(false).logNoSubscriberMessages(false).build();
  private final Subscribers.Leaf event = new Subscribers.Leaf();

  GreenrobotBus(Tally tally) {
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
