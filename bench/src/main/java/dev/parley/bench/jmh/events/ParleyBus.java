package dev.parley.bench.jmh.events;

import dev.parley.event.Event;
import dev.parley.event.EventHandler;
import dev.parley.event.Phase;
import dev.parley.event.Registry;
import java.util.List;

/// Parley's registry. Of the two ways to have one, this is the one without a strand.
///
/// Not thread-safe: many threads may use it, one at a time.
final class ParleyBus implements Bus {
  private static class Base extends Event implements Tally.Valued {}

  private static class Middle extends Base {}

  private static final class Leaf extends Middle {}

  private static final List<Phase> PHASES = List.of(Phase.BEFORE, Phase.DURING, Phase.AFTER);

  private final Tally tally;
  private final Registry registry;
  private final Leaf event = new Leaf();
  private final List<EventHandler<Base>> handlers;

  ParleyBus(Tally tally) {
    this(tally, Registry.create());
  }

  ParleyBus(Tally tally, Registry registry) {
    this.tally = tally;
    this.registry = registry;
    handlers = handlers();
  }

  private List<EventHandler<Base>> handlers() {
    return List.of(
        event -> tally.sum += event.value() ^ 0,
        event -> tally.sum += event.value() ^ 1,
        event -> tally.sum += event.value() ^ 2,
        event -> tally.sum += event.value() ^ 3,
        event -> tally.sum += event.value() ^ 4,
        event -> tally.sum += event.value() ^ 5,
        event -> tally.sum += event.value() ^ 6,
        event -> tally.sum += event.value() ^ 7,
        event -> tally.sum += event.value() ^ 8,
        event -> tally.sum += event.value() ^ 9,
        event -> tally.sum += event.value() ^ 10,
        event -> tally.sum += event.value() ^ 11,
        event -> tally.sum += event.value() ^ 12,
        event -> tally.sum += event.value() ^ 13,
        event -> tally.sum += event.value() ^ 14,
        event -> tally.sum += event.value() ^ 15,
        event -> tally.sum += event.value() ^ 16,
        event -> tally.sum += event.value() ^ 17,
        event -> tally.sum += event.value() ^ 18,
        event -> tally.sum += event.value() ^ 19);
  }

  @Override
  public void bind(Shape shape) {
    List<Class<? extends Base>> hierarchy = List.of(Base.class, Middle.class, Leaf.class);
    for (int i = 0; i < shape.handlers(); i++) {
      EventHandler<Base> handler = handlers.get(i);
      switch (shape) {
        case HIERARCHY -> registry.listen(hierarchy.get(i), handler);
        case CONDITIONS -> registry.on(Leaf.class).when(e -> e.value() == 1).listen(handler);
        case PHASES -> registry.on(Leaf.class).in(PHASES.get(i / 2)).listen(handler);
        default -> registry.listen(Leaf.class, handler);
      }
    }
  }

  @Override
  public void post() {
    registry.trigger(event);
  }
}
