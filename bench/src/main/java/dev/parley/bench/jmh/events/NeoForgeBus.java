package dev.parley.bench.jmh.events;

import java.util.List;
import java.util.function.Consumer;
import net.neoforged.bus.api.BusBuilder;
import net.neoforged.bus.api.Event;
import net.neoforged.bus.api.EventPriority;
import net.neoforged.bus.api.IEventBus;

/// NeoForge's bus, where phases are priorities; it knows no conditions.
///
/// Not thread-safe: many threads may use it, one at a time.
final class NeoForgeBus implements Bus {
  /// The class that the hierarchy begins with; the bus wants it public.
  public static class Base extends Event implements Tally.Valued {}

  /// Below it.
  public static class Middle extends Base {}

  /// What is posted.
  public static final class Leaf extends Middle {}

  private static final List<EventPriority> PRIORITIES =
      List.of(EventPriority.HIGH, EventPriority.NORMAL, EventPriority.LOW);

  private final Tally tally;
  private final IEventBus bus = BusBuilder.builder().build();
  private final Leaf event = new Leaf();

  NeoForgeBus(Tally tally) {
    this.tally = tally;
  }

  @Override
  public void bind(Shape shape) {
    for (int i = 0; i < shape.handlers(); i++) {
      Consumer<Tally.Valued> handler = tally.consumers.get(i);
      switch (shape) {
        case HIERARCHY -> bindInHierarchy(i, handler);
        case PHASES -> add(PRIORITIES.get(i / 2), Leaf.class, handler);
        default -> add(EventPriority.NORMAL, Leaf.class, handler);
      }
    }
  }

  private void bindInHierarchy(int i, Consumer<Tally.Valued> handler) {
    switch (i) {
      case 0 -> add(EventPriority.NORMAL, Base.class, handler);
      case 1 -> add(EventPriority.NORMAL, Middle.class, handler);
      default -> add(EventPriority.NORMAL, Leaf.class, handler);
    }
  }

  // A consumer of values consumes events that are values.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private <E extends Event> void add(
      EventPriority priority, Class<E> type, Consumer<Tally.Valued> handler) {
    bus.addListener(priority, type, (Consumer<E>) (Consumer) handler);
  }

  @Override
  public void post() {
    bus.post(event);
  }
}
