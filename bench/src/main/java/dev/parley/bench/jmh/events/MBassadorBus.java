package dev.parley.bench.jmh.events;

import java.util.ArrayList;
import java.util.List;
import net.engio.mbassy.bus.SyncMessageBus;

/// MBassador's synchronous bus.
///
/// Not thread-safe: many threads may use it, one at a time.
final class MBassadorBus implements Bus {
  private final Tally tally;
  private final SyncMessageBus<Object> bus =
      new SyncMessageBus<>(error -> {
        throw new IllegalStateException(error.getMessage(), error.getCause());
      });
  private final Subscribers.Leaf event = new Subscribers.Leaf();

  /// It holds its subscribers weakly.
  private final List<Object> kept = new ArrayList<>();

  MBassadorBus(Tally tally) {
    this.tally = tally;
  }

  @Override
  public void bind(Shape shape) {
    kept.addAll(Subscribers.of(tally, shape));
    kept.forEach(bus::subscribe);
  }

  @Override
  public void post() {
    bus.publish(event);
  }
}
